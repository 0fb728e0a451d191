import { automaticMark, doesTimeMatter, thresholdOf } from './automatic.ts'
import type { Booking, EvidenceClass, Mark, Moment, ReportedStay, SelfReport } from './evidence.ts'
import { forgottenEnd } from './forgotten.ts'
import { exactly, later } from './moment.ts'
import type { Paired } from './pairing.ts'
import type { AttendanceRecord, Flag } from './record.ts'
import type { PlannedSession, Schedule } from './schedule.ts'
import { outside, type PairedStay, stayOf, unite } from './stay.ts'
import { totalOf } from './total.ts'

/** What is known of one attendee and one session. */
export interface SessionEvidence {
  attendee: string
  session: PlannedSession
  paired: Paired | undefined
  bookings: readonly Booking[]
  /** the mark in force */
  mark: Mark | undefined
  selfReport: SelfReport | undefined
  /** rows of reports that have both times */
  reported: readonly ReportedStay[]
  /** corrections of its taps contradict each other (rule P9) */
  contradicted: boolean
}

/**
 * The record of one attendee and session (rules P7, D, S).
 *
 * Holds: 0 ≤ total ≤ length of the window without breaks; total is the measure of the stays within it
 * (invariant I7). Where nothing was recorded, times are null (rule D8).
 */
export function makeRecord(evidence: SessionEvidence, schedule: Schedule): AttendanceRecord {
  const { session, paired, mark, selfReport, reported } = evidence
  const ended = endForgotten(session, paired, reported)
  const { flags, awaitsReview } = ended
  const stays = [...ended.stays, ...reported.flatMap(asReported)]
  const contradicted = isContradicted(evidence)
  const provisional = awaitsReview || contradicted
  const shown = unite(stays)
  const hasTaps = (paired?.counted.length ?? 0) + reported.length > 0
  const isRecorded = hasTaps || mark !== undefined || selfReport !== undefined
  const total = isRecorded ? totalOf(stays, session.counted) : null
  const totalMs = total?.totalMs ?? null
  const hasOut = (paired?.hasOut ?? false) || reported.length > 0
  const threshold = thresholdOf(session, hasOut)
  if (total && doesTimeMatter(session, threshold, total)) flags.push('time-matters')
  const checkedIn = (paired?.checkedIn ?? false) || reported.length > 0
  const booking = bookingOf(evidence, checkedIn)
  const outs = shown.flatMap(({ out }) => (out === null ? [] : [out]))
  const closing = schedule.closings.get(session.id)
  const byTaps = automaticMark(session, { totalMs, threshold, checkedIn, provisional })
  const marked = selfReport && !hasTaps && !provisional ? 'attended' : byTaps
  if (selfReport && hasTaps && byTaps === 'not-attended') flags.push('self-report-differs')
  const mayMark = schedule.settings.automaticMark && isMarkable(evidence, booking)
  return {
    attendee: evidence.attendee,
    session: session.id,
    booking,
    window: session.window,
    windowMs: session.countedMs,
    firstIn: shown[0]?.in ?? null,
    lastOut: outs.length > 0 ? Math.max(...outs) : null,
    totalMs,
    minMs: total?.minMs ?? null,
    maxMs: total?.maxMs ?? null,
    percentTenths: percentTenths(totalMs, session.countedMs),
    ...outside(shown, session.window),
    stays: shown,
    flags: flagsOf(evidence, contradicted ? [...flags, 'contradiction'] : flags),
    evidence: classesOf(evidence),
    provisional,
    checkedIn,
    automatic: mayMark && closing && marked ? { mark: marked, at: closing.at } : null,
    person: mark?.mark ? { mark: mark.mark, at: mark.at, by: mark.by } : null,
    ...(selfReport ? { selfReport: { at: selfReport.at } } : {}),
    policy: {
      forgottenCheckOut: session.forgottenCheckOut,
      forgottenCheckIn: session.forgottenCheckIn,
      thresholdPercent: threshold,
      bounceMs: schedule.settings.bounceMs,
    },
  }
}

/** The classes of the evidence that counts (rule E7), sorted. */
function classesOf({ paired, selfReport, reported }: SessionEvidence): EvidenceClass[] {
  const classes = new Set(paired?.counted.map((tap) => tap.evidence))
  if (reported.length > 0) classes.add('import')
  if (selfReport) classes.add('self-report')
  return [...classes].sort()
}

/** A stay as it stands; one that ends before it begins gives no time (rules P2, P9). */
const asReported = ({ join, leave }: ReportedStay): PairedStay[] =>
  leave < join ? [] : [stayOf(exactly(join), 'import', exactly(leave), 'import')]

/** Corrections, or a report's row, that can't be true (rules P2, P9). */
const isContradicted = ({ contradicted, paired, reported }: SessionEvidence): boolean =>
  contradicted ||
  (paired?.streams ?? []).some((stream) => stream.contradicted) ||
  reported.some(({ join, leave }) => leave < join)

/** Gives the streams that are still in at the end their policy's end (rule P7). */
function endForgotten(
  session: PlannedSession,
  paired: Paired | undefined,
  reported: readonly ReportedStay[],
): { stays: PairedStay[]; flags: Flag[]; awaitsReview: boolean } {
  if (!paired) return { stays: [], flags: [], awaitsReview: false }
  const stays = paired.streams.flatMap((stream) => stream.stays)
  const flags = paired.streams.flatMap((stream) => [...stream.flags])
  const open = paired.streams.flatMap((stream) => stream.open ?? [])
  if (open.length === 0) return { stays, flags, awaitsReview: false }
  const policy = session.forgottenCheckOut
  const ends = { sessionEnd: session.window.end, lastEvidence: lastOf(paired, reported) }
  for (const { from, inBy } of open) {
    const end = forgottenEnd(policy, from, ends)
    stays.push(stayOf(from, inBy, end, end === null ? null : 'policy'))
  }
  if (session.checkOutRequired) flags.push('no-check-out')
  return { stays, flags, awaitsReview: policy === 'review' }
}

/** The last of what counted, wherever each tap lies in its range. */
function lastOf({ counted }: Paired, reported: readonly ReportedStay[]): Moment {
  const left = Math.max(0, ...reported.map(({ leave }) => leave))
  return counted.reduce((last, { estimate }) => later(last, estimate), exactly(left))
}

/** Sorted, each once. */
function flagsOf({ session, paired, reported }: SessionEvidence, flags: Flag[]): Flag[] {
  const all = new Set(flags)
  if (session.contradiction) all.add('contradiction')
  const counted = paired?.counted ?? []
  const moments = [
    ...counted.map(({ estimate }) => estimate.at),
    ...reported.flatMap(({ join, leave }) => [join, leave]),
  ]
  if (moments.some((at) => at < session.opensAt || at > session.closesAt)) all.add('outside-window')
  for (const { estimate } of counted) for (const flag of estimate.flags) all.add(flag)
  return [...all].sort()
}

/**
 * Booked, by a counted check-in where there is no booking, or cancelled (rule S1). A check-in revives a
 * cancelled booking. A cancelled session has bookings of those alone who checked in nevertheless.
 */
function bookingOf(
  { session, bookings }: SessionEvidence,
  checkedIn: boolean,
): AttendanceRecord['booking'] {
  const made = bookings.filter(({ source }) => source !== 'tap')
  if (made.length === 0) return checkedIn ? 'tap' : null
  if (checkedIn) return 'booked'
  return session.cancelled || made.every(({ cancelled }) => cancelled) ? 'cancelled' : 'booked'
}

/** Automatic marks are for who is booked, or has left a tap that counts though no booking came of it. */
function isMarkable(
  { session, paired, selfReport, reported }: SessionEvidence,
  booking: AttendanceRecord['booking'],
): boolean {
  if (session.cancelled || booking === 'cancelled') return false
  const hasEvidence = (paired?.counted.length ?? 0) + reported.length > 0
  return booking !== null || selfReport !== undefined || hasEvidence
}

/** Cut, not rounded, so that what is shown never contradicts the threshold (rule D3). */
function percentTenths(totalMs: number | null, countedMs: number): number | null {
  if (totalMs === null || countedMs === 0) return null
  return Math.floor((totalMs * 1000) / countedMs)
}
