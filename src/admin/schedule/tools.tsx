import type { RoomRef, SessionListRow } from '../../domain/api.ts'
import { dayMiddle, dayShort } from '../format.ts'
import controls from '../parts/controls.module.css'
import { SearchField, Segment, Select } from '../parts/field.tsx'
import { useHere } from '../programme.ts'
import type { Day } from '../sessions-view.ts'
import { type Filters, states } from './filters.ts'
import css from './schedule.module.css'

interface Props {
  filters: Filters
  set: (part: Partial<Filters>) => void
  days: readonly Day[]
  /** null: all */
  day: Day | null
  sessions: readonly SessionListRow[]
  clashes: number
}

/** Narrows the sessions by day, words, room and state; list or calendar. */
export function Tools({ filters, set, days, day, sessions, clashes }: Props) {
  const rooms = roomsOf(sessions)
  return (
    <div class={controls.tools}>
      <DayChoice {...{ filters, set, days, day }} />
      <SearchField
        label="Search sessions"
        placeholder="Title, presenter, room"
        value={filters.q}
        onValue={(q) => set({ q })}
      />
      <Select
        label="Room"
        value={filters.room ?? ''}
        options={[['', 'All rooms'], ...rooms.map(({ id, name }) => [id, name] as const)]}
        onValue={(room) => set({ room: room || null })}
      />
      <Select
        label="State"
        value={filters.state ?? ''}
        options={[
          ['', 'Any state'],
          ...states.map(
            ([key, words]) =>
              [key, key === 'clash' && clashes > 0 ? `${words}: ${clashes}` : words] as const,
          ),
        ]}
        onValue={(state) => set({ state: state || null })}
      />
      <span class={css.view}>
        <Segment
          label="View"
          value={filters.view}
          options={[
            ['list', 'List'],
            ['calendar', 'Calendar'],
          ]}
          onValue={(view) => set({ view })}
        />
      </span>
    </div>
  )
}

const mostButtons = 7

function DayChoice({ filters, set, days, day }: Pick<Props, 'filters' | 'set' | 'days' | 'day'>) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const isList = filters.view === 'list'
  const all = isList && days.length > 1 ? ([['all', 'All days']] as const) : []
  const value = day?.key ?? 'all'
  const onValue = (key: string) => set({ day: key })
  if (days.length <= mostButtons) {
    const options = days.map(({ key, at }) => [key, dayShort(at, zone)] as const)
    return <Segment label="Day" value={value} options={[...options, ...all]} onValue={onValue} />
  }
  const options = days.map(({ key, at }) => [key, dayMiddle(at, zone)] as const)
  return <Select label="Day" value={value} options={[...options, ...all]} onValue={onValue} />
}

/** The rooms that sessions are in, by name. */
export function roomsOf(sessions: readonly SessionListRow[]): RoomRef[] {
  const rooms = new Map(sessions.flatMap(({ room }) => (room ? [[room.id, room] as const] : [])))
  return [...rooms.values()].sort((a, b) =>
    a.name.localeCompare(b.name, undefined, { numeric: true }),
  )
}
