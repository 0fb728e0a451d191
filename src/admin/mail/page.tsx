import { MailPage } from './one.tsx'
import { OutboxPage } from './outbox.tsx'
import { TemplatesPage } from './templates.tsx'

/** The pages about mails, by their address. */
export function MailPages({ item }: { item: string | undefined }) {
  if (item === undefined) return <OutboxPage />
  if (item === 'words') return <TemplatesPage />
  return <MailPage key={item} id={item} />
}
