import { automaticMark, doesTimeMatter, thresholdOf } from './automatic.ts'
import type { Booking, EvidenceClass, Mark, Moment, SelfReport } from './evidence.ts'
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
  const { session, paired, mark, selfReport } = evidence
  const { stays, flags, awaitsReview } = endForgotten(session, paired)
  const contradicted = evidence.contradicted || (paired?.streams ?? []).some((s) => s.contradicted)
  const provisional = awaitsReview || contradicted
  const shown = unite(stays)
  const hasTaps = (paired?.counted.length ?? 0) > 0
  const isRecorded = hasTaps || mark !== undefined || selfReport !== undefined
  const total = isRecorded ? totalOf(stays, session.counted) : null
  const totalMs = total?.totalMs ?? null
  const threshold = thresholdOf(session, paired)
  if (total && doesTimeMatter(session, threshold, total)) flags.push('time-matters')
  const checkedIn = paired?.checkedIn ?? false
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
    flags: flagsOf(session, paired, contradicted ? [...flags, 'contradiction'] : flags),
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
function classesOf({ paired, selfReport }: SessionEvidence): EvidenceClass[] {
  const classes = new Set(paired?.counted.map((tap) => tap.evidence))
  if (selfReport) classes.add('self-report')
  return [...classes].sort()
}

/** Gives the streams that are still in at the end their policy's end (rule P7). */
function endForgotten(
  session: PlannedSession,
  paired: Paired | undefined,
): { stays: PairedStay[]; flags: Flag[]; awaitsReview: boolean } {
  if (!paired) return { stays: [], flags: [], awaitsReview: false }
  const stays = paired.streams.flatMap((stream) => stream.stays)
  const flags = paired.streams.flatMap((stream) => [...stream.flags])
  const open = paired.streams.flatMap((stream) => stream.open ?? [])
  if (open.length === 0) return { stays, flags, awaitsReview: false }
  const policy = session.forgottenCheckOut
  const ends = { sessionEnd: session.window.end, lastEvidence: lastOf(paired) }
  for (const { from, inBy } of open) {
    const end = forgottenEnd(policy, from, ends)
    stays.push(stayOf(from, inBy, end, end === null ? null : 'policy'))
  }
  if (session.checkOutRequired) flags.push('no-check-out')
  return { stays, flags, awaitsReview: policy === 'review' }
}

/** The last of the taps that counted, wherever each lies in its range. */
const lastOf = ({ counted }: Paired): Moment =>
  counted.reduce((last, { estimate }) => later(last, estimate), exactly(0))

/** Sorted, each once. */
function flagsOf(session: PlannedSession, paired: Paired | undefined, flags: Flag[]): Flag[] {
  const all = new Set(flags)
  if (session.contradiction) all.add('contradiction')
  for (const { estimate } of paired?.counted ?? []) {
    if (estimate.at < session.opensAt || estimate.at > session.closesAt) all.add('outside-window')
    for (const flag of estimate.flags) all.add(flag)
  }
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
  { session, paired, selfReport }: SessionEvidence,
  booking: AttendanceRecord['booking'],
): boolean {
  if (session.cancelled || booking === 'cancelled') return false
  return booking !== null || selfReport !== undefined || (paired?.counted.length ?? 0) > 0
}

/** Cut, not rounded, so that what is shown never contradicts the threshold (rule D3). */
function percentTenths(totalMs: number | null, countedMs: number): number | null {
  if (totalMs === null || countedMs === 0) return null
  return Math.floor((totalMs * 1000) / countedMs)
}
