import type { ComponentChildren } from 'preact'
import type { Failure } from '../api.ts'
import type { Phone } from '../phone.ts'
import { Button } from './button.tsx'
import { Frame } from './frame.tsx'
import { Languages } from './languages.tsx'
import css from './phone.module.css'

interface Props {
  phone: Phone
  title: string
  children: ComponentChildren
  foot?: ComponentChildren
}

/** A page that says one thing. */
export function Message({ phone, title, children, foot }: Props) {
  return (
    <Frame
      sign={
        <>
          <div class={css.top}>Roomtap</div>
          <h1>{title}</h1>
        </>
      }
      foot={
        <>
          {foot}
          <Languages phone={phone} />
        </>
      }
    >
      <p>{children}</p>
    </Frame>
  )
}

export function NotFound({ phone }: { phone: Phone }) {
  const { words } = phone
  return (
    <Message phone={phone} title={words.notFoundTitle}>
      {words.notFound}
    </Message>
  )
}

/** What to say of a failed call that left a page without its matter. */
export function Failed({
  phone,
  failure,
  onRetry,
}: {
  phone: Phone
  failure: Failure
  onRetry: () => void
}) {
  const { words } = phone
  const gone = failure.kind === 'problem' && [400, 404, 410, 422].includes(failure.status)
  if (gone) return <NotFound phone={phone} />
  const [title, text] =
    failure.kind === 'no-network'
      ? [words.offlineTitle, words.offline]
      : failure.kind === 'problem' && failure.status === 429
        ? [words.slowTitle, words.slow]
        : [words.troubleTitle, words.trouble]
  return (
    <Message
      phone={phone}
      title={title}
      foot={
        <Button look="ink" onPress={onRetry}>
          {words.tryAgain}
        </Button>
      }
    >
      {text}
    </Message>
  )
}
