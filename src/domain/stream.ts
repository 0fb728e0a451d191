import type { CountedTurn } from './bounce.ts'
import type { EvidenceTap, Moment } from './evidence.ts'
import { exactly, later, sooner } from './moment.ts'
import type { By, Fate, Flag } from './record.ts'
import type { PlannedSession } from './schedule.ts'
import { type PairedStay, stayOf } from './stay.ts'

/** One stream of one attendee in one session, while the sweep goes over it (rule P2). */
export interface Stream {
  session: PlannedSession
  /** kiosks and phones, not a connection of an online report */
  room: boolean
  stays: PairedStay[]
  /** the stay that the attendee is in, unless an end is implied */
  open: OpenStay | null
  /** the tap that counted last */
  last: CountedTurn | null
  lastWasOut: boolean
  /** when staff's word was that the attendee left, though not in, and nothing counted since; else null */
  strayOut: number | null
  /** a check-out by staff came before its check-in: no time until a person decides (rule P9) */
  contradicted: boolean
  flags: Set<Flag>
}
interface OpenStay {
  in: number
  /** the same with its range */
  from: Moment
  inBy: By
  /** staff's word on a check-out before it, which makes this check-in one of doubt (rule P9) */
  strayOut: number | null
  /** the first check-in for a session of another room, if it came before this session's closing */
  elsewhere: Moment | null
}

/** What the sweep knows beyond the stream. */
export interface Around {
  implied: boolean
  /** sessions for whose room a check-in exists */
  checkedIn: ReadonlySet<string>
}

export function newStream(session: PlannedSession, room: boolean): Stream {
  return {
    session,
    room,
    stays: [],
    open: null,
    last: null,
    lastWasOut: false,
    strayOut: null,
    contradicted: false,
    flags: new Set(),
  }
}

type Next = Pick<EvidenceTap, 'kind' | 'estimate'>

/**
 * The implied end of the open stay, if `next` is the counted tap that follows in the stream, null
 * being none (rule P8). Everything that was tapped before `next` has been noted in `open.elsewhere`.
 */
function impliedEnd(
  { session, room, open }: Stream,
  next: Next | null,
  around: Around,
): Moment | null {
  if (!open || !room || !around.implied) return null
  if (next?.kind === 'out' && next.estimate.at <= session.closesAt) return null
  if (session.next === null || !around.checkedIn.has(session.next)) return open.elsewhere
  const sessionEnd = exactly(session.window.end)
  const before = next === null ? sessionEnd : sooner(sessionEnd, next.estimate)
  const byNext = later(open.from, before)
  return open.elsewhere === null ? byNext : sooner(open.elsewhere, byNext)
}

/** Whether the attendee is in when `next` is taken, implied ends included. */
export function isIn(stream: Stream, next: Next, around: Around): boolean {
  return stream.open !== null && impliedEnd(stream, next, around) === null
}

/**
 * Takes one counted tap into its stream (rules P3 to P6, P8).
 *
 * Holds: stays are sorted and disjoint; none is of negative length (rule P9); a stay is open exactly
 * if the attendee is in, or is out by an end that the next tap will imply.
 * @returns the tap's fate, and whether it is a check-in
 */
export function count(
  stream: Stream,
  tap: EvidenceTap,
  around: Around,
): { fate: Fate; isCheckIn: boolean } {
  const at = tap.estimate.at
  endImplied(stream, tap, around)
  const isCheckIn = tap.kind === 'in' || (tap.kind === 'auto' && stream.open === null)
  const wasIn = stream.open !== null
  const fate = isCheckIn ? takeIn(stream, tap) : takeOut(stream, tap)
  stream.strayOut = tap.corrected && !isCheckIn && !wasIn ? at : null
  stream.lastWasOut = !isCheckIn
  return { fate, isCheckIn }
}

/** Ends the open stay if an end is implied (rule P8). */
export function endImplied(stream: Stream, next: Next | null, around: Around): void {
  const end = impliedEnd(stream, next, around)
  if (end === null || !stream.open) return
  if (dropContradicted(stream)) return
  stream.flags.add('implied-check-out')
  close(stream, end, 'implied')
}

/**
 * Corrections contradict each other where staff's word is that the attendee left, then that they came,
 * and no tap tells of their leaving again: neither gives time until a person decides (rule P9).
 * @returns whether that is so of the open stay, which then has no end
 */
export function dropContradicted(stream: Stream): boolean {
  const { open } = stream
  if (!open || open.strayOut === null) return false
  const { strayOut, from, inBy } = open
  stream.stays = stream.stays.filter((stay) => stay.inBy !== 'policy' || stay.out !== strayOut)
  stream.stays.push(stayOf(from, inBy, null, null))
  stream.open = null
  stream.contradicted = true
  return true
}

function close(stream: Stream, to: Moment, outBy: By): void {
  if (!stream.open) return
  stream.stays.push(stayOf(stream.open.from, stream.open.inBy, to, outBy))
  stream.open = null
}

function takeIn(stream: Stream, tap: EvidenceTap): Fate {
  if (stream.open) {
    stream.flags.add('double-check-in')
    return 'repeats'
  }
  const strayOut = tap.corrected ? stream.strayOut : null
  const from = tap.estimate
  stream.open = { in: from.at, from, inBy: by(tap), strayOut, elsewhere: null }
  return 'opens'
}

function takeOut(stream: Stream, tap: EvidenceTap): Fate {
  if (stream.open) {
    close(stream, tap.estimate, by(tap))
    return 'closes'
  }
  if (stream.lastWasOut) {
    stream.flags.add('double-check-out')
    return 'repeats'
  }
  stream.flags.add('no-check-in')
  return forgottenCheckIn(stream, tap) ? 'closes' : 'unmatched'
}

/** Rule P4's policy; what the stream has counted already is not counted again. */
function forgottenCheckIn(stream: Stream, tap: EvidenceTap): boolean {
  if (stream.session.forgottenCheckIn !== 'session-start') return false
  // one of contradicting corrections has no end: what counted before it did
  const counted = stream.stays.findLast(({ out }) => out !== null)?.out ?? 0
  const start = Math.max(stream.session.window.start, counted)
  if (tap.estimate.at <= start) return false
  stream.stays.push(stayOf(exactly(start), 'policy', tap.estimate, by(tap)))
  return true
}

const by = (tap: EvidenceTap): By =>
  tap.corrected ? 'staff' : tap.evidence === 'import' ? 'import' : 'tap'
