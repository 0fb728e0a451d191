import type { PhoneSession } from '../../domain/api-phone.ts'
import type { CheckInWords } from '../../i18n/check-in/words.ts'
import type { Format } from '../../i18n/format.ts'
import { Line } from '../../ui/line.tsx'
import css from '../parts/phone.module.css'
import type { Presence } from '../work/presence.ts'

interface Props {
  session: PhoneSession
  words: CheckInWords
  format: Format
  /** ms UTC */
  now: number
  presence: Presence
  /** server time minus the phone's, ms */
  offset: number
}

/** The session's sign: where, when, and the line with one's own stay on it. */
export function SessionSign({ session, words, format, now, presence, offset }: Props) {
  const { start, end, room, title } = session
  const isIn = presence.since !== null
  const [from, to] = [Math.min(start, end), Math.max(start, end)]
  const left = Math.ceil((end - now) / 60_000)
  const state =
    now < start ? words.startsAt(format.time(start)) : now >= end ? words.over : words.onNow
  return (
    <>
      <div class={css.top}>
        <bdi>{room ?? ''}</bdi>
        <span class="n">{format.time(now)}</span>
      </div>
      <span class={css.onSign}>{isIn ? words.youAreIn : state}</span>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <Line from={from} to={to} now={now} stays={staysOf(presence, now, offset)} />
      <div class={css.ends}>
        <span>{format.time(start)}</span>
        {now >= start && now < end && <b>{words.minLeft(left)}</b>}
        <span>{format.time(end)}</span>
      </div>
    </>
  )
}

function staysOf({ since, ended }: Presence, now: number, offset: number) {
  const open = since === null ? [] : [{ in: since + offset, out: now, shut: false }]
  const shut = ended ? [{ in: ended.in + offset, out: ended.out + offset, shut: true }] : []
  return [...shut, ...open]
}
