import type { AttendanceRecord } from './record.ts'
import type { PlannedSession, Schedule } from './schedule.ts'
import type { Span } from './session.ts'
import { common, union } from './spans.ts'
import { asSpan } from './total.ts'

/**
 * The attendee's sessions of which a minute counts in another room too (rule D6), both of each pair.
 * A session without a room is in none, so that it is no second place.
 */
export function twoPlaces(
  records: readonly AttendanceRecord[],
  schedule: Schedule,
): ReadonlySet<string> {
  const found = new Set<string>()
  const there = records.flatMap((record) => {
    const session = schedule.planned.get(record.session)
    return session && session.room !== null && record.totalMs ? [{ record, session }] : []
  })
  if (there.length < 2) return found
  there.sort((a, b) => a.session.window.start - b.session.window.start)
  there.forEach((one, n) => {
    for (const other of there.slice(n + 1)) {
      if (other.session.window.start >= one.session.window.end) break
      if (one.session.room === other.session.room) continue
      if (common(countedOf(one), countedOf(other)).length === 0) continue
      found.add(one.session.id)
      found.add(other.session.id)
    }
  })
  return found
}

/** The time of a record that counts (rule D2), sorted and disjoint. */
export const countedOf = ({
  record,
  session,
}: {
  record: AttendanceRecord
  session: PlannedSession
}): Span[] => common(union(record.stays.flatMap(asSpan)), session.counted)
