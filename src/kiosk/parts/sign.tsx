import type { RoomSession } from '../../domain/programme-now.ts'
import { Line } from '../../ui/line.tsx'
import { shownSession, useView } from '../view.ts'
import layout from './layout.module.css'
import { Messages } from './messages.tsx'
import css from './sign.module.css'

interface Props {
  /** since when the attendee is in the shown session, ms UTC: drawn on the line */
  since?: number | null
}

const minute = 60_000

/** Where and when: the room, the time, what is on and what comes next. */
export function Sign({ since = null }: Props) {
  const { room, format, now, roomNow } = useView()
  const shown = shownSession(roomNow)
  return (
    <section class={`${css.sign} ${css.full} ${layout.pad}`}>
      <p class={css.room}>
        <bdi>{room}</bdi>
      </p>
      <time class={css.clock}>{format.time(now)}</time>
      <Messages />
      {shown && <OnNow session={shown} since={since} />}
      {shown && <NextUp shown={shown} />}
    </section>
  )
}

function OnNow({ session, since }: { session: RoomSession; since: number | null }) {
  const { words, format, now } = useView()
  const { start, end } = session
  const isOn = start <= now && now < end
  const left = Math.max(1, Math.ceil((end - now) / minute))
  const until = Math.max(1, Math.ceil((start - now) / minute))
  const phase = isOn ? words.onNow : now < start ? words.checkInOpen : words.checkOutOpen
  const middle = isOn ? words.minLeft(left) : now < start ? words.startsIn(until) : words.ended
  const stays = since === null ? [] : [{ in: since, out: Math.max(since, now), shut: false }]
  return (
    <div class={css.session}>
      <span class={isOn ? css.on : `${css.on} ${css.calm}`}>{phase}</span>
      <h1>
        <bdi>{session.title}</bdi>
      </h1>
      {session.presenters.length > 0 && (
        <span class={css.by}>
          <bdi>{session.presenters.join(', ')}</bdi>
        </span>
      )}
      <Line from={start} to={end} now={now} stays={stays} />
      <div class={css.ends}>
        <time>{format.time(start)}</time>
        <b>{middle}</b>
        <time>{format.time(end)}</time>
      </div>
    </div>
  )
}

function NextUp({ shown }: { shown: RoomSession }) {
  const { words, format, roomNow, known } = useView()
  const next = known.sessions.find(({ id, start }) => id !== shown.id && start >= shown.start)
  const isToday = next && format.date(next.start) === format.date(shown.start)
  if (!next || !isToday || next.start < (roomNow.current?.start ?? shown.start)) return null
  return (
    <p class={css.next}>
      <span class={css.by}>{words.next}</span>
      <b>{format.time(next.start)}</b>
      <bdi>{next.title}</bdi>
    </p>
  )
}
