import type { ConfirmRow } from '../../domain/api-presenters.ts'
import { calledName } from '../../domain/called.ts'
import type { ConfirmWords } from '../../i18n/confirm/words.ts'
import type { Format } from '../../i18n/format.ts'
import { Icon } from '../../ui/icon.tsx'
import css from './confirm.module.css'

interface Props {
  row: ConfirmRow
  words: ConfirmWords
  format: Format
  disabled: boolean
  set: (mark: 'attended' | 'not-attended') => void
}

/** One attendee: when they were there, and the two marks. */
export function Row({ row, words, format, disabled, set }: Props) {
  const { status, markedBy } = row
  const name = calledName(row.name)
  return (
    <li class={css.row}>
      <div>
        <b>
          <bdi>{name}</bdi>
        </b>
        <span>{timesOf(row, words, format)}</span>
        <span>
          {markedBy
            ? words.both(words.status[status], words.markedBy[markedBy])
            : words.status[status]}
        </span>
      </div>
      <fieldset class={css.marks}>
        <legend class="vh">{name}</legend>
        {(['attended', 'not-attended'] as const).map((mark) => (
          <button
            key={mark}
            type="button"
            class={mark === 'attended' ? css.yes : css.no}
            aria-label={words.markWhom[mark](name)}
            aria-pressed={status === mark ? 'true' : 'false'}
            disabled={disabled}
            onClick={() => set(mark)}
          >
            <Icon name={mark === 'attended' ? 'tick' : 'cross'} />
          </button>
        ))}
      </fieldset>
    </li>
  )
}

function timesOf(row: ConfirmRow, words: ConfirmWords, { time, number }: Format): string {
  const { firstIn, lastOut, totalMs, percent } = row
  if (firstIn === null) return words.neverIn
  const when =
    lastOut === null ? words.since(time(firstIn)) : words.span(time(firstIn), time(lastOut))
  if (totalMs === null) return when
  const minutes = number(Math.floor(totalMs / 60_000))
  return percent === null ? when : words.both(when, words.spent(minutes, number(percent)))
}
