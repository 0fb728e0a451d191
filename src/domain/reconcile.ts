import { applyCorrections } from './apply-corrections.ts'
import type { Correction } from './correction.ts'
import { countTaps } from './counting.ts'
import type { Booking, EvidenceTap, Mark, ReportedStay, SelfReport } from './evidence.ts'
import { makeRecord } from './make-record.ts'
import { byCodePoint, byRef } from './order.ts'
import type { AttendanceRecord, TapFate } from './record.ts'
import type { Schedule } from './schedule.ts'
import { twoPlaces } from './two-places.ts'
import { refKey } from './voids.ts'

export { prepareSchedule, type Schedule } from './schedule.ts'

/** All evidence about one attendee in one programme. Lists may come in any order. */
export interface ReconcileInput {
  attendee: string
  taps: EvidenceTap[]
  bookings: Booking[]
  marks: Mark[]
  /** all that concern the attendee; others do nothing */
  corrections?: Correction[]
  selfReports?: SelfReport[]
  /** rows of reports that have both times; the same row twice is one */
  reported?: ReportedStay[]
}

export interface Reconciled {
  /**
   * one for each session with a booking, a tap that counts, a report, a self-report, or a mark in force; sorted by session id.
   * A session whose only tap was taken back has none: it is as if it had never been (rule E4); one where
   * corrections contradict each other has one (rule P9).
   */
  records: AttendanceRecord[]
  /** one for each tap, those that staff added among them; sorted by log, then seq */
  fates: TapFate[]
}

/**
 * The one entry from evidence to record: pure, the same for any order and repetition of its input.
 * What names a session that the schedule doesn't know makes no record; such a tap is `unmatched`.
 *
 * Holds: records are sorted, one a session; fates are sorted, one a tap (invariants I6 to I9).
 */
export function reconcile(input: ReconcileInput, schedule: Schedule): Reconciled {
  const { attendee, corrections = [] } = input
  const { taps, struck, contradicted } = applyCorrections(attendee, input.taps, corrections)
  const { paired, fates } = countTaps(taps, schedule)
  const marks = marksInForce(input.marks)
  const bookings = Map.groupBy(input.bookings, ({ session }) => session)
  const selfReports = firstReports(input.selfReports ?? [])
  const reported = Map.groupBy(input.reported ?? [], ({ session }) => session)
  const counted = [...paired.values()].filter((there) => there.counted.length > 0)
  const ids = new Set([
    ...bookings.keys(),
    ...marks.keys(),
    ...counted.map(({ session }) => session.id),
    ...contradicted,
    ...selfReports.keys(),
    ...reported.keys(),
  ])
  const records = [...ids].sort(byCodePoint).flatMap((id) => {
    const session = schedule.planned.get(id)
    if (!session) return []
    const evidence = {
      attendee,
      session,
      paired: paired.get(id),
      bookings: bookings.get(id) ?? [],
      mark: marks.get(id),
      selfReport: selfReports.get(id),
      reported: reported.get(id) ?? [],
      contradicted: contradicted.has(id),
    }
    return [makeRecord(evidence, schedule)]
  })
  return { records: flagTwoPlaces(records, schedule), fates: withStruck(fates, struck) }
}

function flagTwoPlaces(records: AttendanceRecord[], schedule: Schedule): AttendanceRecord[] {
  const places = twoPlaces(records, schedule)
  if (places.size === 0) return records
  return records.map((record) =>
    places.has(record.session)
      ? { ...record, flags: [...record.flags, 'two-places' as const].sort() }
      : record,
  )
}

/** The taps that staff took back are voided. */
function withStruck(fates: TapFate[], struck: readonly EvidenceTap[]): TapFate[] {
  if (struck.length === 0) return fates
  const gone = new Map(struck.map(({ log, seq }) => [refKey({ log, seq }), { log, seq }]))
  const voided = [...gone.values()].map((ref): TapFate => ({ ...ref, fate: 'voided' }))
  return [...fates, ...voided].sort(byRef)
}

function firstReports(reports: readonly SelfReport[]): Map<string, SelfReport> {
  const first = new Map<string, SelfReport>()
  for (const report of reports) {
    const known = first.get(report.session)
    if (!known || report.at < known.at) first.set(report.session, report)
  }
  return first
}

/** The last mark of each session counts; a last one of null takes back what came before (rule S3). */
function marksInForce(marks: readonly Mark[]): Map<string, Mark> {
  const last = new Map<string, Mark>()
  for (const mark of marks) {
    if ((last.get(mark.session)?.n ?? Number.NEGATIVE_INFINITY) < mark.n)
      last.set(mark.session, mark)
  }
  for (const [session, mark] of last) if (mark.mark === null) last.delete(session)
  return last
}
