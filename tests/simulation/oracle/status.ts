import type { AttendanceRecord, Flag } from '../../../src/domain/record.ts'
import type { Programme } from './plan.ts'
import { type Known, lastMark, type Times } from './record.ts'

export interface Status extends Pick<AttendanceRecord, 'booking' | 'automatic' | 'person'> {
  flags: Flag[]
}

/** Rules S1, S2, S3, S6, Q6. */
export function oracleStatus(
  known: Known,
  times: Times,
  provisional: boolean,
  programme: Programme,
): Status {
  const booking = bookingOf(known)
  const mark =
    provisional || booking === 'cancelled' ? null : markOf(known, times.totalMs ?? 0, times)
  const closing = programme.closings.find(({ session }) => session === known.session.id)
  const isMarked = closing !== undefined && mark !== null && programme.settings.automaticMark
  const flags: Flag[] = []
  if (isMarked && known.selfReports.length > 0 && mark === 'not-attended') {
    flags.push('self-report-differs')
  }
  if (markOf(known, times.minMs ?? 0, times) !== markOf(known, times.maxMs ?? 0, times)) {
    flags.push('time-matters')
  }
  return {
    booking,
    person: lastMark(known.marks),
    automatic: isMarked ? { mark, at: closing.at } : null,
    flags,
  }
}

/** Rule S1. */
function bookingOf({ bookings, pairing }: Known): AttendanceRecord['booking'] {
  const isIn = pairing.counted.some(({ is }) => is === 'in')
  if (bookings.some(({ cancelled }) => !cancelled)) return 'booked'
  if (bookings.length > 0) return isIn ? 'booked' : 'cancelled'
  return isIn ? 'tap' : null
}

/** Rule S2: what the mark would be if the total were `totalMs`. */
function markOf(known: Known, totalMs: number, { windowMs }: Times): 'attended' | 'not-attended' {
  const { session, pairing, selfReports } = known
  const { counted } = pairing
  if (counted.length === 0 && selfReports.length > 0) return 'attended'
  const asksForTime = session.checkOutRequired || counted.some(({ is }) => is === 'out')
  const threshold = session.thresholdPercent ?? (asksForTime ? 75 : null)
  if (threshold === null) {
    return counted.some(({ is }) => is === 'in') ? 'attended' : 'not-attended'
  }
  if (windowMs === 0) return 'not-attended'
  return totalMs * 100 >= threshold * windowMs ? 'attended' : 'not-attended'
}
