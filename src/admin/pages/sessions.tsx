import { useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter-preact'
import type { SessionListRow } from '../../domain/api.ts'
import { dayKey, dayLong, dayShort, plural } from '../format.ts'
import { useNow } from '../live/hooks.ts'
import { Await, Empty } from '../parts/await.tsx'
import { LinkButton } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField, Segment } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { SessionsTable } from '../sessions-table.tsx'
import { chosenDay, daysOf, matches } from '../sessions-view.ts'

const everyMs = 15_000

/** The sessions of a programme, a day at a time. */
export function SessionsPage() {
  const { programme, isAdmin } = useHere()
  const sessions = useSessions(programme.id)
  const importing = isAdmin && (
    <LinkButton href={paths.importing(programme.id)} icon="file">
      Import sheet
    </LinkButton>
  )
  return (
    <Await query={sessions} what="the sessions">
      {(all) =>
        all.length > 0 ? (
          <Days sessions={all} />
        ) : (
          <>
            <PageHead title="Sessions">
              <p>{programme.timeZone}</p>
            </PageHead>
            <Empty action={importing}>
              No sessions yet. Bring them in from a sheet or a schedule file.
            </Empty>
          </>
        )
      }
    </Await>
  )
}

function Days({ sessions }: { sessions: SessionListRow[] }) {
  const { programme, isAdmin } = useHere()
  const { timeZone: zone } = programme
  const now = useNow(everyMs)
  const [here, go] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('day')
  const [typed, setTyped] = useState('')
  const days = daysOf(sessions, zone)
  const day = chosenDay(days, asked, dayKey(now, zone))
  if (!day) return null
  // who types looks everywhere; who does not, at one day
  const shown = typed === '' ? day.sessions : sessions.filter((one) => matches(one, typed))
  return (
    <>
      <PageHead
        title="Sessions"
        acts={
          isAdmin && (
            <LinkButton href={paths.importing(programme.id)} icon="file">
              Import sheet
            </LinkButton>
          )
        }
      >
        <p>
          {typed === '' ? dayLong(day.at, zone) : 'All days'}, {zone}. {extent(shown)}
        </p>
      </PageHead>
      <div class={controls.tools}>
        {days.length <= mostDays && (
          <Segment
            label="Day"
            value={typed === '' ? day.key : ''}
            options={days.map(({ key, at }) => [key, dayShort(at, zone)] as const)}
            onValue={(key) => {
              setTyped('')
              go(`${here}?day=${key}`, { replace: true })
            }}
          />
        )}
        <SearchField
          label="Search sessions"
          placeholder="Title, presenter, room"
          value={typed}
          onValue={setTyped}
        />
      </div>
      {shown.length > 0 ? (
        <SessionsTable
          caption={typed === '' ? `Sessions of ${dayLong(day.at, zone)}` : 'Sessions found'}
          sessions={shown}
          now={now}
          withDay={typed !== ''}
        />
      ) : (
        <Empty>
          No session with these words on any day. Check the letters, or clear the search.
        </Empty>
      )}
    </>
  )
}

const mostDays = 40

/** `41 sessions, 9 rooms.` */
function extent(sessions: readonly SessionListRow[]): string {
  const rooms = new Set(sessions.flatMap(({ room }) => (room ? [room.id] : [])))
  return `${plural(sessions.length, 'session')}, ${plural(rooms.size, 'room')}.`
}
