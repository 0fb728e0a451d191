import { Message } from '../parts/message.tsx'
import type { PageProps } from '../phone.ts'

/** `/me` on its own: where to begin. */
export function Home({ phone }: PageProps) {
  return (
    <Message phone={phone} title={phone.words.homeTitle}>
      {phone.words.home}
    </Message>
  )
}
