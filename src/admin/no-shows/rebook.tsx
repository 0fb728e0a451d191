import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import type { Booked } from '../../domain/api-bookings.ts'
import type { NoShow } from '../../domain/api-no-shows.ts'
import { sayingOf } from '../api/failure.ts'
import { clock, dayMiddle, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Select } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { dateWords, otherDates, outcomeWords } from './dates.ts'
import css from './no-shows.module.css'
import { useRebook, useUnbook } from './queries.ts'

interface Props {
  chosen: readonly NoShow[]
  sessions: readonly SessionListRow[]
  /** ms UTC */
  now: number
  clear: () => void
}

interface Done {
  session: SessionListRow
  items: readonly Booked[]
}

/** Books those chosen for another date in one step; what they missed stays as it is. */
export function RebookBar({ chosen, sessions, now, clear }: Props) {
  const { programme } = useHere()
  const rebook = useRebook()
  const [done, setDone] = useState<Done | null>(null)
  const [picked, setPicked] = useState('')
  if (chosen.length === 0) return done && <Rebooked done={done} forget={() => setDone(null)} />
  const dates = otherDates(sessions, new Set(chosen.map(({ title }) => title)), now)
  const session = (dates.find((one) => one.session.id === picked) ?? dates[0])?.session
  const attendees = [...new Set(chosen.map(({ attendee }) => attendee))]
  const saying = rebook.error && sayingOf(rebook.error)
  const book = () => {
    if (!session) return
    const onSuccess = ({ items }: { items: readonly Booked[] }) => {
      setDone({ session, items })
      clear()
    }
    rebook.mutate({ session: session.id, attendees, reason: reasonOf(chosen) }, { onSuccess })
  }
  return (
    <div class={css.bar}>
      <b>{plural(attendees.length, 'attendee')} chosen</b>
      {session ? (
        <>
          <Select
            label="Book them for"
            value={session.id}
            options={dates.map((date) => [date.session.id, dateWords(date, programme.timeZone)])}
            onValue={setPicked}
          />
          <Button icon="plus" look="go" disabled={rebook.isPending} onClick={book}>
            {rebook.isPending ? 'Booking …' : 'Book for this date'}
          </Button>
        </>
      ) : (
        <span>No session lies ahead that they could be booked for.</span>
      )}
      <Button look="text" onClick={clear}>
        Choose nobody
      </Button>
      <Refusal fact="Nobody was booked.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </div>
  )
}

/** Why, as the history tells it. */
function reasonOf(chosen: readonly NoShow[]): string {
  const titles = [...new Set(chosen.map(({ title }) => title))]
  return `Rebooked: missed ${titles.length === 1 ? titles[0] : `${titles.length} sessions`}`.slice(
    0,
    1000,
  )
}

/** What rebooking came to, with the way back. */
function Rebooked({ done: { session, items }, forget }: { done: Done; forget: () => void }) {
  const { programme } = useHere()
  const unbook = useUnbook()
  const zone = programme.timeZone
  const fresh = items.filter(({ as }) => as === 'booked').map(({ attendee }) => attendee)
  const saying = unbook.error && sayingOf(unbook.error)
  const undo = () =>
    unbook.mutate(
      { session: session.id, attendees: fresh, reason: 'Rebooking taken back' },
      { onSuccess: forget },
    )
  return (
    <div class={css.bar}>
      <output>
        {outcomeWords(items)} for{' '}
        <Link href={paths.session(programme.id, session.id)}>
          <bdi>{session.title}</bdi>
        </Link>
        , {dayMiddle(session.start, zone)}, {clock(session.start, zone)}.
      </output>
      {fresh.length > 0 && (
        <Button disabled={unbook.isPending} onClick={undo}>
          Undo<span class="vh"> the rebooking of {plural(fresh.length, 'attendee')}</span>
        </Button>
      )}
      <Refusal fact="Not taken back.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </div>
  )
}
