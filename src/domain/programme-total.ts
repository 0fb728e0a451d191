import { byCodePoint } from './order.ts'
import type { AttendanceRecord } from './record.ts'
import type { PlannedSession, Schedule } from './schedule.ts'
import type { Span } from './session.ts'
import { countedOf } from './two-places.ts'

export interface ProgrammeTotal {
  /** no minute twice, ms */
  totalMs: number
  /** what of it belongs to each session with a record that has time, sorted by session id */
  sessions: { session: string; ms: number }[]
}

/** A stretch of counted time and what decides whether it keeps what another one holds too. */
interface Piece extends Span {
  session: PlannedSession
  /** when the stay was entered that holds it */
  entered: number
}

/**
 * An attendee's time over a programme's sessions, where no minute counts twice (rule D6): a minute that
 * counts in two sessions belongs to the one entered last; entered together, to the one that starts later,
 * then to the greater id. The sessions' own totals are not touched by it.
 *
 * Holds: the parts add up to the total, which is the measure of the union of what each session counts.
 * @param records of one attendee; one of a session that the schedule doesn't know counts nothing
 */
export function programmeTotal(
  records: readonly AttendanceRecord[],
  schedule: Schedule,
): ProgrammeTotal {
  const parts = new Map<string, number>()
  const pieces = records.flatMap((record) => {
    const session = schedule.planned.get(record.session)
    if (!session || record.totalMs === null) return []
    parts.set(session.id, 0)
    return piecesOf(record, session)
  })
  const bounds = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort(
    (a, b) => a - b,
  )
  let totalMs = 0
  bounds.forEach((start, n) => {
    const end = bounds[n + 1] ?? start
    const [owner] = pieces.filter((piece) => piece.start <= start && end <= piece.end).sort(byClaim)
    if (!owner) return
    totalMs += end - start
    parts.set(owner.session.id, (parts.get(owner.session.id) ?? 0) + end - start)
  })
  const sessions = [...parts].map(([session, ms]) => ({ session, ms }))
  return { totalMs, sessions: sessions.sort((a, b) => byCodePoint(a.session, b.session)) }
}

/** Shown stays are disjoint, so that each counted stretch lies in one of them. */
function piecesOf(record: AttendanceRecord, session: PlannedSession): Piece[] {
  return record.stays.flatMap((stay) =>
    countedOf({ record: { ...record, stays: [stay] }, session }).map((span) => ({
      ...span,
      session,
      entered: stay.in,
    })),
  )
}

/** Who has the better claim comes first. */
const byClaim = (a: Piece, b: Piece) =>
  b.entered - a.entered ||
  b.session.window.start - a.session.window.start ||
  byCodePoint(b.session.id, a.session.id)
