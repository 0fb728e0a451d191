import type { PlannedSession } from './schedule.ts'

const defaultPercent = 75

/**
 * The percentage from which the automatic mark is Attended (rule S2): the session's own; where that is
 * empty, 75 where check-out is required or the attendee has an `out` of their own, else null: one
 * counted check-in is enough.
 */
export function thresholdOf(session: PlannedSession, hasOut: boolean): number | null {
  if (session.thresholdPercent !== null) return session.thresholdPercent
  return session.checkOutRequired || hasOut ? defaultPercent : null
}

/**
 * The automatic mark (rule S2); null where a person decides: a stay awaits review, or the window has
 * no length, so that there is no percentage to compare.
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
  return isReached(totalMs, threshold, session) ? 'attended' : 'not-attended'
}

/**
 * Whether the threshold comes out differently somewhere within the taps' ranges (rule Q6), the total
 * being from `minMs` to `maxMs`.
 */
export function doesTimeMatter(
  session: PlannedSession,
  threshold: number | null,
  { minMs, maxMs }: { minMs: number; maxMs: number },
): boolean {
  if (threshold === null || session.countedMs === 0) return false
  return isReached(minMs, threshold, session) !== isReached(maxMs, threshold, session)
}

/** Compared in exact integers. */
const isReached = (totalMs: number, threshold: number, { countedMs }: PlannedSession) =>
  totalMs * 100 >= threshold * countedMs
