import type { Booking, Mark, SelfReport } from '../../../src/domain/evidence.ts'
import type { AttendanceRecord } from '../../../src/domain/record.ts'
import type { Session } from '../../../src/domain/session.ts'
import type { SessionPairing } from './pairing.ts'

/** What is known of one attendee in one session. */
export interface Known {
  attendee: string
  session: Session
  pairing: SessionPairing
  /** corrections contradict each other about a tap that was taken back (rule P9) */
  contradicted: boolean
  bookings: Booking[]
  marks: Mark[]
  selfReports: SelfReport[]
}

export type Times = Pick<
  AttendanceRecord,
  'windowMs' | 'totalMs' | 'minMs' | 'maxMs' | 'percentTenths' | 'beforeMs' | 'afterMs'
>

/** The last mark, where it wasn't taken back (rule S3). */
export function lastMark(marks: readonly Mark[]): AttendanceRecord['person'] {
  const last = [...marks].sort((a, b) => a.n - b.n).at(-1)
  return last?.mark ? { mark: last.mark, at: last.at, by: last.by } : null
}
