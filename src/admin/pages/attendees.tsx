import { useCallback, useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter-preact'
import type { AttendeePage } from '../../domain/api-people.ts'
import { ChosenBar } from '../attendees/chosen.tsx'
import { filterOf, isNarrowed, queryOf, type RosterFilter } from '../attendees/filter.ts'
import { RosterTable } from '../attendees/list.tsx'
import { RosterTools } from '../attendees/tools.tsx'
import { useRosterStart } from '../attendees/use-roster.ts'
import { count, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useRested } from '../use-rested.ts'

/** Everybody on the roster: searched, narrowed, chosen. */
export function AttendeesPage() {
  const { programme, isAdmin, mayAct } = useHere()
  const [here, go] = useLocation()
  const filter = filterOf(useSearch())
  const query = useRested(queryOf(filter).toString())
  const start = useRosterStart(programme.id, query)
  const narrow = (next: RosterFilter) => {
    const asked = queryOf(next).toString()
    go(asked === '' ? here : `${here}?${asked}`, { replace: true })
  }
  return (
    <>
      <PageHead
        title="Attendees"
        acts={
          <>
            {mayAct && (
              <LinkButton href={paths.newAttendee(programme.id)} icon="plus">
                Add attendee
              </LinkButton>
            )}
            {mayAct && (
              <LinkButton href={`${paths.badges(programme.id)}?${queryOf(filter)}`} icon="badge">
                Badges
              </LinkButton>
            )}
            {isAdmin && (
              <LinkButton href={`${paths.importing(programme.id)}?what=attendees`} icon="file">
                Import sheet
              </LinkButton>
            )}
          </>
        }
      >
        <p>
          {plural(programme.attendees, 'active attendee')} in <bdi>{programme.name}</bdi>.
        </p>
      </PageHead>
      <RosterTools filter={filter} narrow={narrow} />
      <Await query={start} what="the attendees">
        {(page) => (
          <Found
            start={page}
            query={query}
            isFound={query === queryOf(filter).toString() && !start.isPlaceholderData}
            narrowed={isNarrowed(filter)}
            clear={() => narrow(filterOf(''))}
          />
        )}
      </Await>
    </>
  )
}

interface FoundProps {
  start: AttendeePage
  query: string
  /** what is shown answers what is asked, not what was asked before */
  isFound: boolean
  narrowed: boolean
  clear: () => void
}

function Found({ start, query, isFound, narrowed, clear }: FoundProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = useCallback((id: string, isChosen: boolean) => {
    setChosen((before) => {
      const next = new Set(before)
      if (isChosen) next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  const total = start.total ?? start.items.length
  if (total === 0) {
    return narrowed ? (
      <Empty action={<Button onClick={clear}>Show everybody</Button>}>
        Nobody by these words and filters. Check the letters, or show everybody.
      </Empty>
    ) : (
      <Empty>
        No attendees yet. Bring them in from a sheet, or add one by hand; walk-ins at a kiosk come
        by themselves.
      </Empty>
    )
  }
  return (
    <>
      <ChosenBar chosen={chosen} clear={() => setChosen(new Set())}>
        {isFound
          ? `${count(total)} ${narrowed ? 'found' : 'on the roster'}`
          : 'Looking for attendees …'}
      </ChosenBar>
      <RosterTable start={start} query={query} chosen={chosen} choose={choose} />
    </>
  )
}
