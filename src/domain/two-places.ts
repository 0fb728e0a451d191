import type { AttendanceRecord } from './record.ts'
import type { PlannedSession, Schedule } from './schedule.ts'
import type { Span } from './session.ts'
import { common, union } from './spans.ts'
import { asSpan } from './total.ts'

/** A record with its session. */
interface Held {
  record: AttendanceRecord
  session: PlannedSession
}

/**
 * The attendee's sessions of which a minute counts in another room too (rule D6), both of each pair.
 * A session without a room is in none, so that it is no second place.
 */
export function twoPlaces(
  records: readonly AttendanceRecord[],
  schedule: Schedule,
): ReadonlySet<string> {
  const found = new Set<string>()
  const there: Held[] = []
  for (const record of records) {
    const session = record.totalMs ? schedule.planned.get(record.session) : undefined
    if (!session || session.room === null) continue
    for (const other of there) {
      if (!isApart(session, other.session) && isShared({ record, session }, other)) {
        found.add(session.id)
        found.add(other.session.id)
      }
    }
    there.push({ record, session })
  }
  return found
}

const isApart = (a: PlannedSession, b: PlannedSession) =>
  a.room === b.room || a.window.end <= b.window.start || b.window.end <= a.window.start

const isShared = (a: Held, b: Held) => common(countedOf(a), countedOf(b)).length > 0

/** The time of a record that counts (rule D2), sorted and disjoint. */
export const countedOf = ({ record, session }: Held): Span[] =>
  common(union(record.stays.flatMap(asSpan)), session.counted)
