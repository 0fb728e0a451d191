import type * as z from 'zod/mini'
import type { AttendanceStatus } from './api.ts'
import type { AttendanceRecord } from './record.ts'

type Status = z.infer<typeof AttendanceStatus>

/**
 * The status as it is shown at `now`, ms UTC (rule S1): a mark, a person's winning over the automatic
 * one (rule S3); else Cancelled; else Pending once the session is over; else Booked.
 */
export function statusOf(record: AttendanceRecord, now: number): Status {
  const mark = record.person ?? record.automatic
  if (mark) return mark.mark
  if (record.booking === 'cancelled') return 'cancelled'
  return now >= record.window.end ? 'pending' : 'booked'
}

/**
 * In the room at `now`, by the last counted tap: within a stay that taps end, or in one that no tap has
 * ended yet, for which the record assumes an end by policy, until the session's closing.
 * @param closesAt the session's closing, ms UTC (rule D4)
 */
export function inNow({ stays }: AttendanceRecord, closesAt: number, now: number): boolean {
  return stays.some(({ in: from, out, outBy }) => {
    const ended = out !== null && outBy !== 'policy'
    return from <= now && now < (ended ? out : closesAt)
  })
}
