import type { Paired } from './pairing.ts'
import type { PlannedSession } from './schedule.ts'

const defaultPercent = 75

/**
 * The percentage from which the automatic mark is Attended (rule S2): the session's own; where that is
 * empty, 75 where check-out is required or the attendee has an `out` of their own, else null: one
 * counted check-in is enough.
 */
export function thresholdOf(session: PlannedSession, paired: Paired | undefined): number | null {
  if (session.thresholdPercent !== null) return session.thresholdPercent
  return session.checkOutRequired || paired?.hasOut ? defaultPercent : null
}

/**
 * The automatic mark (rule S2); null where a person decides: a stay awaits review, or the window has
 * no length, so that there is no percentage to compare. Compared in exact integers.
 * @param totalMs null: no record, so not attended whatever the threshold
 */
export function automaticMark(
  session: PlannedSession,
  {
    totalMs,
    threshold,
    checkedIn,
    provisional,
  }: { totalMs: number | null; threshold: number | null; checkedIn: boolean; provisional: boolean },
): 'attended' | 'not-attended' | null {
  if (provisional) return null
  if (totalMs === null) return 'not-attended'
  if (threshold === null) return checkedIn ? 'attended' : 'not-attended'
  if (session.countedMs === 0) return null
  return totalMs * 100 >= threshold * session.countedMs ? 'attended' : 'not-attended'
}
