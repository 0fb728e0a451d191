import type { Correction } from '../../../src/domain/correction.ts'
import type { Booking, EvidenceTap, Mark, SelfReport } from '../../../src/domain/evidence.ts'
import type { AttendanceRecord, TapFate } from '../../../src/domain/record.ts'
import { correctedTaps } from './corrections.ts'
import { lastMark } from './known.ts'
import { oraclePairing, pairSession } from './pairing.ts'
import type { Programme } from './plan.ts'
import { oracleRecord } from './record.ts'
import { inTwoPlaces } from './totals.ts'

/** All that is known of one attendee, the taps placed in time. */
export interface AttendeeEvidence {
  attendee: string
  taps: EvidenceTap[]
  bookings: Booking[]
  marks: Mark[]
  corrections: Correction[]
  selfReports: SelfReport[]
}

/** One attendee's rows, sorted by session, and the fates of the taps, sorted by log, then seq. */
export function oracleAttendee(
  evidence: AttendeeEvidence,
  programme: Programme,
): { records: AttendanceRecord[]; fates: TapFate[] } {
  const { attendee } = evidence
  const taps = correctedTaps(attendee, evidence.taps, evidence.corrections)
  const { swept, fates } = oraclePairing(taps, programme)
  const records = programme.sessions.flatMap((session) => {
    const isOf = (fact: { session: string | null }) => fact.session === session.id
    const pairing = pairSession(session, swept, programme)
    const known = {
      attendee,
      session,
      pairing,
      contradicted: taps.some((tap) => tap.contradicted && isOf(tap)),
      bookings: evidence.bookings.filter(isOf),
      marks: evidence.marks.filter(isOf),
      selfReports: evidence.selfReports.filter(isOf),
    }
    const isThere =
      known.contradicted ||
      pairing.counted.length > 0 ||
      known.bookings.length > 0 ||
      known.selfReports.length > 0 ||
      lastMark(known.marks) !== null
    return isThere ? [oracleRecord(known, programme)] : []
  })
  const twice = inTwoPlaces(records, programme)
  for (const record of records) {
    if (twice.has(record.session)) record.flags = [...record.flags, 'two-places' as const].sort()
  }
  records.sort((a, b) => (a.session < b.session ? -1 : 1))
  return {
    records,
    fates: fates
      .map(({ tap: { log, seq }, fate }) => ({ log, seq, fate }))
      .sort((a, b) => (a.log === b.log ? a.seq - b.seq : a.log < b.log ? -1 : 1)),
  }
}
