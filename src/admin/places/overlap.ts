import type { SessionListRow } from '../../domain/api.ts'
import type { AttendanceDetail } from '../../domain/api-timeline.ts'
import type { Span } from '../../domain/session.ts'
import { common } from '../../domain/spans.ts'
import { windowOf } from '../sessions-view.ts'

/** The time of a record that counts, ms UTC: sorted, disjoint. */
const countedOf = ({ timeline }: AttendanceDetail): Span[] =>
  timeline.segments.filter(({ fate }) => fate === 'counts')

/** The sessions of other rooms whose time meets what counts here: one of them is the other place. */
export function candidates(
  here: AttendanceDetail,
  sessions: readonly SessionListRow[],
): SessionListRow[] {
  const room = sessions.find(({ id }) => id === here.session)?.room?.id
  return sessions.filter((session) => {
    if (session.id === here.session || session.room === null || session.room.id === room)
      return false
    return common(countedOf(here), [windowOf(session)]).length > 0
  })
}

/** What counts in two rooms at once, ms UTC. */
export const sharedTime = (here: AttendanceDetail, there: AttendanceDetail): Span[] =>
  common(countedOf(here), countedOf(there))
