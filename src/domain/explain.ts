import { applyCorrections, isReassigned } from './apply-corrections.ts'
import { addedRef, type Correction, inForce } from './correction.ts'
import type { EvidenceTap } from './evidence.ts'
import type { TapRef } from './ids.ts'
import { byRef } from './order.ts'
import { type ReconcileInput, reconcile } from './reconcile.ts'
import type { AttendanceRecord, TapFate } from './record.ts'
import type { PlannedSession, Schedule } from './schedule.ts'
import { segmentsOf } from './segments.ts'
import { sentencesOf } from './sentences.ts'
import { common, union } from './spans.ts'
import type { Timeline, TimelineCorrection, TimelineTap } from './timeline.ts'
import { refKey } from './voids.ts'

/**
 * Tells how a record came about: every tap that is or was for its session, what staff did about it, what
 * was cut and why, and the sum (row T4).
 *
 * Holds: the segments that count add up to the record's total.
 * @param input what the record was made from
 * @returns null for a session that the schedule doesn't know
 */
export function explain(
  input: ReconcileInput,
  schedule: Schedule,
  record: AttendanceRecord,
): Timeline | null {
  const session = schedule.planned.get(record.session)
  if (!session) return null
  const all = tapsOf(input, reconcile(input, schedule).fates)
  const taps = all.filter((tap) => isAbout(tap, record.session, input, all)).map(({ told }) => told)
  const known = {
    attendee: record.attendee,
    session: record.session,
    window: record.window,
    opensAt: session.opensAt,
    closesAt: session.closesAt,
    breaks: breaksOf(session, schedule),
    stays: record.stays,
    taps: taps.sort((a, b) => a.at - b.at || byRef(a, b)),
    corrections: correctionsOf(input, taps, record.session),
  }
  const told = { ...known, segments: segmentsOf(record.stays, record.window, known.breaks) }
  const reported = (input.reported ?? []).filter((row) => row.session === record.session)
  return { ...told, sentences: sentencesOf(told, record, causesOf(all, record), reported) }
}

/** A tap as it is told, and the session it was for before anything was corrected. */
interface Known {
  told: TimelineTap
  rawSession: string | null
}

function tapsOf({ attendee, taps, corrections = [] }: ReconcileInput, fates: TapFate[]): Known[] {
  const { taps: counting, struck } = applyCorrections(attendee, taps, corrections)
  const raw = new Map(taps.map((tap) => [refKey(tap), tap]))
  const fateOf = new Map(fates.map((tap) => [refKey(tap), tap.fate]))
  const once = new Map([...counting, ...struck].map((tap) => [refKey(tap), tap]))
  return [...once].map(([key, tap]) => {
    const { log, seq, kind, stream, method, voids, session } = tap
    // an added tap that was moved since is told as it was added
    const before = raw.get(key) ?? asAdded(tap, corrections)
    const { evidence, wall: claimed, estimate } = before
    const kiosk = before.kiosk ?? null
    const at = tap.estimate.at
    const fate = fateOf.get(key) ?? 'unmatched'
    const told = { log, seq, kind, kiosk, stream, method, evidence, claimed, estimate, voids, fate }
    return { told: { ...told, at, session }, rawSession: before.session }
  })
}

function asAdded(tap: EvidenceTap, corrections: readonly Correction[]): EvidenceTap {
  const made = corrections.find(({ id }) => addedRef(id).log === tap.log)?.body
  if (made?.kind !== 'add-tap') return tap
  const { at } = made
  const estimate = { ...tap.estimate, at, earliest: at, latest: at }
  return { ...tap, session: made.session, estimate }
}

/** For this session, or it was before it was moved; a void by what it takes back. */
function isAbout(
  { told, rawSession }: Known,
  session: string,
  input: ReconcileInput,
  all: readonly Known[],
): boolean {
  if (told.voids === null) return told.session === session || rawSession === session
  let aim: TapRef | null = told.voids
  // a chain of voids is at most as long as there are taps
  for (let step = 0; aim && step <= input.taps.length; step++) {
    const key = refKey(aim)
    const target: Known | undefined = all.find((tap) => refKey(tap.told) === key)
    if (!target) return false
    if (target.told.voids === null) return isAbout(target, session, input, all)
    aim = target.told.voids
  }
  return false
}

function breaksOf({ id, window }: PlannedSession, schedule: Schedule) {
  return common(union(schedule.sessions.get(id)?.breaks ?? []), [window])
}

/** Those that name one of the taps, add one to the session, or take back one of these. */
function correctionsOf(
  { attendee, corrections = [] }: ReconcileInput,
  taps: readonly TimelineTap[],
  session: string,
): TimelineCorrection[] {
  const shown = new Set(taps.map(refKey))
  const standing = new Set(inForce(corrections).map(({ id }) => id))
  const told = new Map<string, TimelineCorrection>()
  const isOurs = ({ id, body }: Correction): boolean => {
    if (body.kind === 'undo') return told.has(body.correction)
    if (body.kind === 'reassign') return taps.some((tap) => isReassigned(tap, body))
    if (body.kind !== 'add-tap') return shown.has(refKey(body.target))
    const isHere = body.session === session || shown.has(refKey(addedRef(id)))
    return isHere && body.attendee === attendee
  }
  for (const each of [...corrections].sort((a, b) => a.n - b.n)) {
    if (isOurs(each)) told.set(each.id, { ...each, inForce: standing.has(each.id) })
  }
  return [...told.values()]
}

/** For the check-ins elsewhere that may have ended a stay: the session they were for, by their time. */
function causesOf(all: readonly Known[], { session }: AttendanceRecord): Map<number, string> {
  const causes = new Map<number, string>()
  for (const { told } of all) {
    const isCheckIn = told.fate === 'opens' || (told.kind === 'in' && told.fate === 'repeats')
    if (isCheckIn && told.session !== null && told.session !== session) {
      causes.set(told.at, told.session)
    }
  }
  return causes
}
