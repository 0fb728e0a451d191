import type { ConfirmAnswer } from '../../domain/api-presenters.ts'
import type { ConfirmWords } from '../../i18n/confirm/words.ts'
import type { Format } from '../../i18n/format.ts'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import phoneCss from '../parts/phone.module.css'
import css from './confirm.module.css'

/** The mark given last, and the one that stood before. */
export interface Last {
  attendee: string
  name: string
  status: string
  before: 'attended' | 'not-attended' | null
}

interface Props {
  list: ConfirmAnswer
  words: ConfirmWords
  format: Format
  busy: boolean
  failed: boolean
  last: Last | null
  undo: (last: Last) => void
  confirm: () => void
}

/** At the thumb: the way back from the last mark, and the one decision. */
export function Foot({ list, words, format, busy, failed, last, undo, confirm }: Props) {
  const { begun, start, closed, confirmedAt } = list
  return (
    <>
      <div class={css.last} role="status">
        {last && (
          <>
            <span>
              <bdi>{words.marked(last.name, last.status)}</bdi>
            </span>
            <Button look="outline" fit disabled={busy} onPress={() => undo(last)}>
              {words.undo}
            </Button>
          </>
        )}
      </div>
      {failed && (
        <Note icon="cross" tone="bad">
          {words.notSaved}
        </Note>
      )}
      {!begun && <Note icon="clock">{words.notBegun(format.time(start))}</Note>}
      {confirmedAt !== null && (
        <Note icon="tick" tone="good">
          {words.confirmed(format.time(confirmedAt))}
        </Note>
      )}
      {begun && confirmedAt === null && (
        <>
          <p class={`${phoneCss.small} ${phoneCss.dim}`}>
            {closed ? words.closed : words.confirmHint}
          </p>
          <Button look="in" icon="tick" disabled={busy} onPress={confirm}>
            {busy ? words.confirming : words.confirm}
          </Button>
        </>
      )}
    </>
  )
}
