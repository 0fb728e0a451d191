import { useCallback, useMemo } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import { clashes } from '../../domain/clashes.ts'
import { dayKey, dayLong, plural } from '../format.ts'
import { useNow } from '../live/hooks.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions, useSettings } from '../queries.ts'
import { Calendar } from '../schedule/calendar.tsx'
import { type Filters, isNarrowed, narrowed, shownDay } from '../schedule/filters.ts'
import { slotOf } from '../schedule/slots.ts'
import { Tools } from '../schedule/tools.tsx'
import { useFilters } from '../schedule/use-filters.ts'
import { SessionsTable } from '../sessions-table.tsx'
import { type Day, daysOf, phaseOf } from '../sessions-view.ts'

const everyMs = 15_000

/** The sessions of a programme: a day at a time, or those that one looks for; list or calendar. */
export function SessionsPage() {
  const { programme, isAdmin } = useHere()
  const sessions = useSessions(programme.id)
  return (
    <Await query={sessions} what="the sessions">
      {(all) =>
        all.length > 0 ? (
          <Sessions sessions={all} />
        ) : (
          <>
            <PageHead title="Sessions" acts={isAdmin && <Acts place="" />}>
              <p>{programme.timeZone}</p>
            </PageHead>
            <Empty>
              No sessions yet. Bring them in from a sheet or a schedule file, or add the first one
              by hand.
            </Empty>
          </>
        )
      }
    </Await>
  )
}

/** @param place the day and room that a new session begins with, as a query */
function Acts({ place }: { place: string }) {
  const { programme } = useHere()
  return (
    <>
      <LinkButton href={paths.importing(programme.id)} icon="file">
        Import sheet
      </LinkButton>
      <LinkButton href={paths.newSession(programme.id, place)} icon="plus" look="go">
        Add session
      </LinkButton>
    </>
  )
}

function Sessions({ sessions }: { sessions: SessionListRow[] }) {
  const { programme, isAdmin } = useHere()
  const { timeZone: zone } = programme
  const { opensBeforeMs } = useSettings(programme.id)
  const now = useNow(everyMs)
  const [filters, set] = useFilters()
  const days = useMemo(() => daysOf(sessions, zone), [sessions, zone])
  const clashing = useMemo(
    () => new Set(clashes(sessions.map(slotOf)).flatMap((clash) => clash.sessions)),
    [sessions],
  )
  const phase = useCallback(
    (session: SessionListRow) => phaseOf(session, now, zone, opensBeforeMs),
    [now, zone, opensBeforeMs],
  )
  const day = shownDay(filters, days, now, dayKey(now, zone))
  const shown = narrowed(day?.sessions ?? sessions, filters, { clashing, phaseOf: phase })
  return (
    <>
      <PageHead title="Sessions" acts={isAdmin && <Acts place={placeOf(day, filters)} />}>
        <p>
          {day ? dayLong(day.at, zone) : 'All days'}, {zone}. {extent(shown)}{' '}
          <Link href={paths.presenters(programme.id)}>Presenters</Link>
        </p>
      </PageHead>
      <Tools {...{ filters, set, days, day, sessions }} clashes={clashing.size} />
      {shown.length === 0 ? (
        <Nothing {...{ filters, set, day }} />
      ) : filters.view === 'calendar' ? (
        <Calendar sessions={shown} {...{ now, clashing }} phaseOf={phase} />
      ) : (
        <SessionsTable
          caption={day ? `Sessions of ${dayLong(day.at, zone)}` : 'Sessions found'}
          sessions={shown}
          withDay={day === null}
          {...{ now, clashing }}
        />
      )}
    </>
  )
}

const placeOf = (day: Day | null, { room }: Filters): string =>
  new URLSearchParams({ ...(day && { day: day.key }), ...(room && { room }) }).toString()

interface NothingProps {
  filters: Filters
  set: (part: Partial<Filters>) => void
  day: Day | null
}

function Nothing({ filters, set, day }: NothingProps) {
  const { programme } = useHere()
  const all = { q: '', room: null, state: null }
  return (
    <Empty
      action={
        isNarrowed(filters) && (
          <Button icon="back" onClick={() => set(day ? all : { ...all, day: 'all' })}>
            Show all{day ? ' of this day' : ''}
          </Button>
        )
      }
    >
      No session like this {day ? `on ${dayLong(day.at, programme.timeZone)}` : 'on any day'}. Check
      the letters, or look with fewer filters.
    </Empty>
  )
}

/** `41 sessions, 9 rooms.` */
function extent(sessions: readonly SessionListRow[]): string {
  const rooms = new Set(sessions.flatMap(({ room }) => (room ? [room.id] : [])))
  return `${plural(sessions.length, 'session')}, ${plural(rooms.size, 'room')}.`
}
