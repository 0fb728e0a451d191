import { automaticMark, thresholdOf } from './automatic.ts'
import type { Booking, Mark } from './evidence.ts'
import { forgottenEnd } from './forgotten.ts'
import type { Paired } from './pairing.ts'
import type { AttendanceRecord, Flag, ShownStay } from './record.ts'
import type { PlannedSession, Schedule } from './schedule.ts'
import type { Span } from './session.ts'
import { measureCommon, union } from './spans.ts'
import { outside, unite } from './stay.ts'

/** What is known of one attendee and one session. */
export interface SessionEvidence {
  attendee: string
  session: PlannedSession
  paired: Paired | undefined
  bookings: readonly Booking[]
  /** the mark in force */
  mark: Mark | undefined
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
  const { session, paired, mark } = evidence
  const { stays, flags, awaitsReview } = endForgotten(session, paired)
  const contradicted = evidence.contradicted || (paired?.streams ?? []).some((s) => s.contradicted)
  const provisional = awaitsReview || contradicted
  const shown = unite(stays)
  const isRecorded = (paired?.counted.length ?? 0) > 0 || mark !== undefined
  const totalMs = isRecorded ? measureCommon(union(shown.flatMap(asSpan)), session.counted) : null
  const threshold = thresholdOf(session, paired)
  const checkedIn = paired?.checkedIn ?? false
  const booking = bookingOf(evidence, checkedIn)
  const outs = shown.flatMap(({ out }) => (out === null ? [] : [out]))
  const closing = schedule.closings.get(session.id)
  const marked = automaticMark(session, { totalMs, threshold, checkedIn, provisional })
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
    percentTenths: percentTenths(totalMs, session.countedMs),
    ...outside(shown, session.window),
    stays: shown,
    flags: flagsOf(session, paired, contradicted ? [...flags, 'contradiction'] : flags),
    evidence: [...new Set(paired?.counted.map((tap) => tap.evidence))].sort(),
    provisional,
    checkedIn,
    automatic: mayMark && closing && marked ? { mark: marked, at: closing.at } : null,
    person: mark?.mark ? { mark: mark.mark, at: mark.at, by: mark.by } : null,
    policy: {
      forgottenCheckOut: session.forgottenCheckOut,
      forgottenCheckIn: session.forgottenCheckIn,
      thresholdPercent: threshold,
      bounceMs: schedule.settings.bounceMs,
    },
  }
}

/** Gives the streams that are still in at the end their policy's end (rule P7). */
function endForgotten(
  session: PlannedSession,
  paired: Paired | undefined,
): { stays: ShownStay[]; flags: Flag[]; awaitsReview: boolean } {
  if (!paired) return { stays: [], flags: [], awaitsReview: false }
  const lastEvidence = paired.counted.at(-1)?.estimate.at ?? 0
  const sessionEnd = session.window.end
  const ended = paired.streams.flatMap(({ open }): ShownStay[] =>
    open
      ? [
          {
            in: open.in,
            inBy: open.inBy,
            ...forgottenEnd(session.forgottenCheckOut, open.in, { sessionEnd, lastEvidence }),
          },
        ]
      : [],
  )
  const forgotten = ended.length > 0
  const flags = paired.streams.flatMap((stream) => [...stream.flags])
  if (forgotten && session.checkOutRequired) flags.push('no-check-out')
  const awaitsReview = forgotten && session.forgottenCheckOut === 'review'
  const stays = [...paired.streams.flatMap((stream) => stream.stays), ...ended]
  return { stays, flags, awaitsReview }
}

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
  { session, paired }: SessionEvidence,
  booking: AttendanceRecord['booking'],
): boolean {
  if (session.cancelled || booking === 'cancelled') return false
  return booking !== null || (paired?.counted.length ?? 0) > 0
}

/** Cut, not rounded, so that what is shown never contradicts the threshold (rule D3). */
function percentTenths(totalMs: number | null, countedMs: number): number | null {
  if (totalMs === null || countedMs === 0) return null
  return Math.floor((totalMs * 1000) / countedMs)
}

const asSpan = (stay: ShownStay): Span[] =>
  stay.out === null ? [] : [{ start: stay.in, end: stay.out }]
