import { useMemo } from 'preact/hooks'
import { Link } from 'wouter-preact'
import controls from '../parts/controls.module.css'
import { SearchField, Select } from '../parts/field.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import css from './attendees.module.css'
import type { RosterFilter } from './filter.ts'

interface Props {
  filter: RosterFilter
  narrow: (filter: RosterFilter) => void
}

/** Search and filters of the roster, and the pages about all of it. */
export function RosterTools({ filter, narrow }: Props) {
  const { programme, isAdmin } = useHere()
  const sessions = useSessions(programme.id)
  // there may be 900 of them, and every letter typed draws this anew
  const bookedIn = useMemo(
    () => [
      ['', 'Any session'] as const,
      ...(sessions.data ?? []).map(
        ({ id, code, title }) => [id, code ? `${code} ${title}` : title] as const,
      ),
    ],
    [sessions.data],
  )
  return (
    <div class={`${controls.tools} ${css.filters}`}>
      <SearchField
        label="Search attendees"
        placeholder="Name or e-mail"
        value={filter.q}
        onValue={(q) => narrow({ ...filter, q })}
      />
      <Select
        label="Active or not"
        value={filter.active}
        options={[
          ['all', 'Active or not'],
          ['true', 'Active'],
          ['false', 'Not active'],
        ]}
        onValue={(active) => narrow({ ...filter, active })}
      />
      <Select
        label="Badge"
        value={filter.badge}
        options={[
          ['all', 'Any badge or none'],
          ['true', 'With a badge'],
          ['false', 'Without a badge'],
        ]}
        onValue={(badge) => narrow({ ...filter, badge })}
      />
      <Select
        label="Booked in"
        value={filter.session}
        options={bookedIn}
        onValue={(session) => narrow({ ...filter, session })}
      />
      <span class={controls.grow} />
      <span class={controls.tools}>
        <Link href={paths.totals(programme.id)}>Time over the programme</Link>
        <Link href={paths.noShows(programme.id)}>No-shows</Link>
        <Link href={paths.duplicates(programme.id)}>Duplicates</Link>
        <Link href={paths.phones(programme.id)}>Own phones</Link>
        {isAdmin && <Link href={paths.personalData(programme.id)}>Personal data</Link>}
      </span>
    </div>
  )
}
