import type { RoomSession } from '../../domain/programme-now.ts'
import type { Words } from '../../i18n/words.ts'
import layout from '../parts/layout.module.css'
import { Messages } from '../parts/messages.tsx'
import { useView } from '../view.ts'
import css from './quiet.module.css'

const minute = 60_000
const LISTED = 3

/** Between sessions, and when the day is over: nothing to do here, so nothing to press. */
export function Quiet() {
  const { room, format, now, known } = useView()
  const coming = known.sessions.filter(({ opensAt }) => opensAt > now)
  const [next] = coming
  const isToday = next !== undefined && format.date(next.start) === format.date(now)
  const rest = coming.filter(({ start }) => next && format.date(start) === format.date(next.start))
  const listed = isToday ? rest.slice(1, LISTED + 1) : rest.slice(0, LISTED)
  const wasToday = known.sessions.some(
    ({ end }) => end <= now && format.date(end) === format.date(now),
  )
  return (
    <main class={`${css.quiet} ${layout.pad}`}>
      <div class={css.top}>
        <bdi>{room}</bdi>
        <time>{format.time(now)}</time>
      </div>
      <section class={css.say}>
        <Messages />
        {next && (isToday || !wasToday) ? (
          <Coming next={next} isToday={isToday} />
        ) : (
          <Over next={next} />
        )}
      </section>
      <ul class={css.day}>
        {listed.map((session) => (
          <li key={session.id}>
            <b>{format.time(session.start)}</b>
            <span>
              <bdi>{session.title}</bdi>
              <bdi class={css.dim}>{session.presenters.join(', ')}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </main>
  )
}

function Coming({ next, isToday }: { next: RoomSession; isToday: boolean }) {
  const { words, format, now } = useView()
  const opens = format.time(next.opensAt)
  const wait = Math.round((next.opensAt - now) / minute)
  return (
    <>
      <span class={css.calm}>{words.nextSession}</span>
      <h1>{format.time(next.start)}</h1>
      <p class={css.title}>
        <bdi>{next.title}</bdi>
      </p>
      <p class={css.dim}>
        {isToday ? opensIn(words, opens, wait) : words.opensOn(format.day(next.opensAt), opens)}
      </p>
    </>
  )
}

function opensIn(words: Words, at: string, minutes: number): string {
  if (minutes < 1) return words.opensAt(at)
  if (minutes < 60) return words.opensInMinutes(at, minutes)
  return words.opensInHours(at, Math.floor(minutes / 60))
}

const DAY = 24 * 60 * minute

function Over({ next }: { next: RoomSession | undefined }) {
  const { words, format, now, known } = useView()
  const starts = next && format.time(next.start)
  const isTomorrow = next && format.date(next.start) === format.date(now + DAY)
  const hasAny = known.sessions.length > 0
  return (
    <>
      <h1 class={css.words}>{next ? words.doneForToday : hasAny ? words.noMore : words.noneYet}</h1>
      {next && starts && (
        <p class={css.title}>
          {isTomorrow ? words.seeYouTomorrow(starts) : words.seeYou(format.day(next.start), starts)}
        </p>
      )}
      <p class={css.dim}>{hasAny ? words.forgot : words.noneYetHint}</p>
    </>
  )
}
