import { useState } from 'preact/hooks'
import type { ConfirmAnswer, ConfirmRow } from '../../domain/api-presenters.ts'
import { calledName } from '../../domain/called.ts'
import { tokensOf, wordsOf } from '../../domain/normalise.ts'
import type { Result } from '../../domain/result.ts'
import type { ConfirmWords } from '../../i18n/confirm/words.ts'
import { createFormat, type Format } from '../../i18n/format.ts'
import type { Failure } from '../api.ts'
import { Frame } from '../parts/frame.tsx'
import { Languages } from '../parts/languages.tsx'
import { Note } from '../parts/note.tsx'
import phoneCss from '../parts/phone.module.css'
import type { Phone } from '../phone.ts'
import css from './confirm.module.css'
import { Foot, type Last } from './foot.tsx'
import { Row } from './row.tsx'

export type Mark = 'attended' | 'not-attended' | null
type Asked = Promise<Result<ConfirmAnswer, Failure>>

interface Props {
  phone: Phone
  words: ConfirmWords
  list: ConfirmAnswer
  mark: (attendees: string[], mark: Mark) => Asked
  confirm: () => Asked
}

/** From so many on one looks for a name rather than scrolls. */
const many = 12

/** The list, the marks on it, and what is still missing. */
export function ConfirmList({ phone, words, list, mark, confirm }: Props) {
  const format = createFormat(phone.language, list.timeZone)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const [last, setLast] = useState<Last | null>(null)
  const [typed, setTyped] = useState('')
  const attempt = async (asked: () => Asked): Promise<boolean> => {
    setBusy(true)
    const { ok } = await asked()
    setBusy(false)
    setFailed(!ok)
    return ok
  }
  const set = async (row: ConfirmRow, to: Mark) => {
    const before = row.markedBy === 'you' || row.markedBy === 'staff' ? markOf(row) : null
    const name = calledName(row.name)
    if (await attempt(() => mark([row.attendee], to))) {
      setLast({ name, status: words.status[to ?? 'pending'], attendee: row.attendee, before })
    }
  }
  const undo = async ({ attendee, before }: Last) => {
    if (await attempt(() => mark([attendee], before))) setLast(null)
  }
  const rows = list.items.filter(({ name }) => fits(name, typed))
  return (
    <Frame
      sign={<Sign {...{ list, words, format }} />}
      foot={
        <Foot
          {...{ list, words, format, busy, failed, last }}
          undo={(one) => void undo(one)}
          confirm={() => void attempt(confirm).then((ok) => ok && setLast(null))}
        />
      }
    >
      {list.waiting.length > 0 && (
        <Note icon="clock">{words.missing(list.waiting.map(({ name }) => name).join(', '))}</Note>
      )}
      <Counts {...{ list, words, format }} />
      {list.items.length > many && (
        <input
          type="search"
          class={phoneCss.input}
          aria-label={words.find}
          placeholder={words.find}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {list.items.length === 0 && <p>{words.empty}</p>}
      {list.items.length > 0 && rows.length === 0 && <p role="status">{words.noneFound}</p>}
      <ul class={css.rows}>
        {rows.map((row) => (
          <Row
            key={row.attendee}
            {...{ row, words, format }}
            disabled={busy || !list.begun}
            set={(to) => void set(row, to)}
          />
        ))}
      </ul>
      <Languages phone={phone} />
    </Frame>
  )
}

const markOf = ({ status }: ConfirmRow): Mark =>
  status === 'attended' || status === 'not-attended' ? status : null

/** Each word typed begins a word of the name. */
function fits(name: string, typed: string): boolean {
  const tokens = tokensOf(name).map(({ text }) => text)
  return wordsOf(typed).every(({ text }) => tokens.some((token) => token.startsWith(text)))
}

interface Told {
  list: ConfirmAnswer
  words: ConfirmWords
  format: Format
}

function Sign({ list, words, format }: Told) {
  const { title, programme, room, start, end, presenter } = list
  return (
    <>
      <div class={phoneCss.top}>
        <bdi>{programme}</bdi>
      </div>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p class={phoneCss.onSign}>
        {words.both(format.day(start), words.span(format.time(start), format.time(end)))}
      </p>
      {room && (
        <p class={phoneCss.onSign}>
          <bdi>{room}</bdi>
        </p>
      )}
      <p class={phoneCss.onSign}>
        <bdi>{words.of(presenter)}</bdi>
      </p>
    </>
  )
}

const counted = ['attended', 'not-attended', 'pending', 'booked'] as const

/** How many there are of each status. */
function Counts({ list, words, format }: Told) {
  const of = (status: string) => list.items.filter((row) => row.status === status).length
  return (
    <dl class={css.counts}>
      {counted.map((status) =>
        of(status) === 0 ? null : (
          <div key={status}>
            <dt>{words.status[status]}</dt>
            <dd>{format.number(of(status))}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
