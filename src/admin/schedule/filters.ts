import type { SessionListRow } from '../../domain/api.ts'
import { type Day, dayOn, matches, type Phase } from '../sessions-view.ts'

/** What a list of sessions is narrowed to; it stands in the page's address. */
export interface Filters {
  /** `2026-11-18`, `all`; null: the day that is on, or all where something else narrows */
  day: string | null
  q: string
  /** a room's id */
  room: string | null
  state: State | null
  view: 'list' | 'calendar'
}

export const states = [
  ['now', 'On now'],
  ['coming', 'Still to come'],
  ['over', 'Over'],
  ['cancelled', 'Cancelled'],
  ['clash', 'With a clash'],
] as const
export type State = (typeof states)[number][0]

/** Reads an address's query; what it doesn't know is as if it weren't there. */
export function readFilters(search: string): Filters {
  const query = new URLSearchParams(search)
  return {
    day: query.get('day'),
    q: query.get('q') ?? '',
    room: query.get('room'),
    state: states.find(([one]) => one === query.get('state'))?.[0] ?? null,
    view: query.get('view') === 'calendar' ? 'calendar' : 'list',
  }
}

/** The query of an address with these filters: `?day=2026-11-18&q=trust`, or empty. */
export function filtersQuery({ day, q, room, state, view }: Filters): string {
  const query = new URLSearchParams()
  if (day !== null) query.set('day', day)
  if (q !== '') query.set('q', q)
  if (room !== null) query.set('room', room)
  if (state !== null) query.set('state', state)
  if (view !== 'list') query.set('view', view)
  const text = query.toString()
  return text && `?${text}`
}

/** Does something but the day narrow the list? Then it is looked for on every day. */
export const isNarrowed = ({ q, room, state }: Filters): boolean =>
  q !== '' || room !== null || state !== null

/**
 * The day shown; null: all of them. The calendar always shows one.
 * @param now ms UTC
 * @param today its day in the programme's zone
 */
export function shownDay(
  filters: Filters,
  days: readonly Day[],
  now: number,
  today: string,
): Day | null {
  const asked = days.find(({ key }) => key === filters.day)
  if (asked) return asked
  const all = filters.day === 'all' || (filters.day === null && isNarrowed(filters))
  if (all && filters.view === 'list') return null
  return dayOn(days, now, today) ?? null
}

interface Known {
  clashing: ReadonlySet<string>
  phaseOf: (session: SessionListRow) => Phase
}

/** Those sessions that pass. */
export function narrowed(
  sessions: readonly SessionListRow[],
  { q, room, state }: Filters,
  { clashing, phaseOf }: Known,
): SessionListRow[] {
  return sessions.filter(
    (one) =>
      (room === null || one.room?.id === room) &&
      (q === '' || matches(one, q)) &&
      (state === null || inState(state, one, clashing, phaseOf)),
  )
}

function inState(
  state: State,
  session: SessionListRow,
  clashing: ReadonlySet<string>,
  phaseOf: Known['phaseOf'],
): boolean {
  if (state === 'clash') return clashing.has(session.id)
  const { name } = phaseOf(session)
  if (state === 'coming') return name === 'open' || name === 'opens' || name === 'later'
  return name === state
}
