import type { KioskMessage } from '../../domain/roster.ts'
import { useView } from '../view.ts'
import css from './messages.module.css'

/** As many letters as leave the session its room. */
const MOST = 160
const SHORT = 80

/** What staff say on this kiosk, each until its time. */
export function Messages() {
  const { known, now } = useView()
  const { shown, letters } = thatFit(known.messages.filter(({ until }) => until > now))
  if (shown.length === 0) return null
  return (
    <div class={letters > SHORT ? `${css.messages} ${css.long}` : css.messages} role="status">
      {shown.map((text) => (
        <p key={text}>
          <bdi>{text}</bdi>
        </p>
      ))}
    </div>
  )
}

function thatFit(messages: readonly KioskMessage[]): { shown: string[]; letters: number } {
  const shown: string[] = []
  let letters = 0
  for (const { text } of messages) {
    if (shown.includes(text) || (letters > 0 && letters + text.length > MOST)) continue
    shown.push(text)
    letters += text.length
  }
  return { shown, letters }
}
