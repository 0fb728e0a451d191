import type { Mark } from '../../../src/domain/evidence.ts'
import type { AttendanceRecord, Flag } from '../../../src/domain/record.ts'
import { type Known, lastMark, type Times } from './known.ts'
import type { Programme } from './plan.ts'

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
  const closing = programme.closings.find(({ session }) => session === known.session.id)
  const said = provisional ? null : markOf(known, times.totalMs, times)
  const isAsked = closing !== undefined && programme.settings.automaticMark
  const mark = isAsked && isExpected(known, booking) ? said : null
  const flags: Flag[] = []
  if (known.selfReports.length > 0 && said === 'not-attended') flags.push('self-report-differs')
  if (markOf(known, times.minMs, times) !== markOf(known, times.maxMs, times)) {
    flags.push('time-matters')
  }
  return {
    booking,
    person: lastMark(known.marks),
    automatic: mark && closing ? { mark, at: closing.at } : null,
    flags,
  }
}

/** Rule S1. */
function bookingOf({ bookings, pairing, session }: Known): AttendanceRecord['booking'] {
  const isIn = pairing.counted.some(({ is }) => is === 'in')
  // one that a tap made is derived: it goes with the tap
  const made = bookings.filter(({ source }) => source !== 'tap')
  if (made.length === 0) return isIn ? 'tap' : null
  const holds = !session.cancelled && made.some(({ cancelled }) => !cancelled)
  return holds || isIn ? 'booked' : 'cancelled'
}

/** No-shows are booked people only, and a cancelled booking or session is none (rule S1). */
function isExpected(known: Known, booking: AttendanceRecord['booking']): boolean {
  if (known.session.cancelled || booking === 'cancelled') return false
  return booking !== null || known.selfReports.length > 0 || known.pairing.counted.length > 0
}

/** Rule S2: what the mark would be if the total were `totalMs`; null where there is no percentage (rule D3). */
function markOf(known: Known, totalMs: number | null, { windowMs }: Times): Mark['mark'] {
  const { counted } = known.pairing
  if (counted.length === 0 && known.selfReports.length > 0) return 'attended'
  if (totalMs === null) return 'not-attended'
  const threshold = thresholdOf(known)
  if (threshold === null) {
    return counted.some(({ is }) => is === 'in') ? 'attended' : 'not-attended'
  }
  if (windowMs === 0) return null
  return totalMs * 100 >= threshold * windowMs ? 'attended' : 'not-attended'
}

/** The setting, or where there is none what stands for it; null: one check-in is enough (rule S2). */
export function thresholdOf({ session, pairing }: Known): number | null {
  const asksForTime = session.checkOutRequired || pairing.counted.some(({ is }) => is === 'out')
  return session.thresholdPercent ?? (asksForTime ? 75 : null)
}
