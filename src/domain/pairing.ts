import { absorber, type LastTurns, nextTurn } from './bounce.ts'
import type { EvidenceTap, Moment } from './evidence.ts'
import { byCodePoint } from './order.ts'
import type { Fate } from './record.ts'
import type { PlannedSession, Schedule } from './schedule.ts'
import {
  type Around,
  count,
  dropContradicted,
  endImplied,
  isIn,
  newStream,
  type Stream,
} from './stream.ts'
import { takeInTurns } from './turns.ts'
import { refKey } from './voids.ts'

/** What the sweep found for one session. */
export interface Paired {
  session: PlannedSession
  streams: Stream[]
  /** the taps that counted, in the order of the sweep */
  counted: EvidenceTap[]
  checkedIn: boolean
  /** an `out` of their own, an `auto` that was one included */
  hasOut: boolean
}

export interface Sweep {
  paired: Map<string, Paired>
  fates: Map<string, Fate>
  /** the counted taps that would have absorbed the taps given as ghosts (rule E4) */
  absorbersOfGhosts: Set<string>
}

/** A presence tap of a session that the schedule knows. */
export type SessionTap = EvidenceTap & { session: string }

/**
 * One sweep over all taps of an attendee, by estimate, sessions of one programme together (rule P1).
 *
 * Holds: every tap but the ghosts gets exactly one fate; a ghost changes nothing.
 * @param taps sorted by log, then seq; each session is one of the schedule
 * @param ghosts keys of taps that were taken back: they only ask who would have absorbed them
 */
export function sweep(
  taps: readonly SessionTap[],
  ghosts: ReadonlySet<string>,
  schedule: Schedule,
): Sweep {
  const state = newState(taps, ghosts, schedule)
  const ordered = [...taps].sort((a, b) => a.estimate.at - b.estimate.at)
  for (let from = 0; from < ordered.length; ) {
    const first = ordered[from]
    let to = from + 1
    while (ordered[to]?.estimate.at === first?.estimate.at && to < ordered.length) to++
    if (to === from + 1 && first) take(state, first)
    else {
      takeInTurns(ordered.slice(from, to), {
        groupOf: (tap) => `${tap.kind} ${streamKey(tap)}`,
        precedes: (a, b) => precedes(state, a, b),
        take: (tap) => take(state, tap),
      })
    }
    from = to
  }
  for (const { streams } of state.paired.values()) {
    for (const stream of streams) {
      endImplied(stream, null, state.around)
      dropContradicted(stream)
    }
  }
  return state
}

interface State extends Sweep {
  schedule: Schedule
  ghosts: ReadonlySet<string>
  around: Around & { checkedIn: Set<string> }
  streams: Map<string, Stream>
  last: LastTurns | null
  /** room streams that are in and that a check-in elsewhere may end */
  watched: Set<Stream>
}

function newState(
  taps: readonly SessionTap[],
  ghosts: ReadonlySet<string>,
  schedule: Schedule,
): State {
  const checkedIn = new Set<string>()
  for (const tap of taps) {
    if (tap.kind === 'in' && isRoom(tap) && !ghosts.has(refKey(tap))) checkedIn.add(tap.session)
  }
  return {
    paired: new Map(),
    fates: new Map(),
    absorbersOfGhosts: new Set(),
    schedule,
    ghosts,
    around: { implied: schedule.settings.impliedCheckOut, checkedIn },
    streams: new Map(),
    last: null,
    watched: new Set(),
  }
}

const kindRank = { out: 0, in: 1, auto: 2, void: 3 }

/** First one that fits its stream, then `out` before `in` before `auto`, then the lower log id (rule P1). */
function precedes(state: State, a: SessionTap, b: SessionTap): boolean {
  const order =
    Number(fits(state, b)) - Number(fits(state, a)) ||
    kindRank[a.kind] - kindRank[b.kind] ||
    byCodePoint(a.log, b.log)
  return order < 0
}

function fits(state: State, tap: SessionTap): boolean {
  if (tap.kind === 'auto') return false
  const stream = streamOf(state, tap)
  const inside = stream !== null && isIn(stream, tap, state.around)
  return inside === (tap.kind === 'out')
}

function take(state: State, tap: SessionTap): void {
  const key = refKey(tap)
  const stream = streamOf(state, tap)
  if (!stream) return
  const at = tap.estimate.at
  const { kind, session } = tap
  const by = absorber(
    { kind, session, at },
    stream.last,
    state.last,
    state.schedule.settings.bounceMs,
  )
  if (state.ghosts.has(key)) {
    if (by) state.absorbersOfGhosts.add(by.key)
    return
  }
  if (by) {
    state.fates.set(key, 'absorbed')
    return
  }
  const { fate, isCheckIn } = count(stream, tap, state.around)
  state.fates.set(key, fate)
  state.last = nextTurn(state.last, session)
  stream.last = { kind, at, turn: state.last.turn, key }
  const paired = state.paired.get(session)
  if (!paired) return
  paired.counted.push(tap)
  if (isCheckIn) paired.checkedIn = true
  else paired.hasOut = true
  watch(state, stream, isCheckIn, tap.estimate)
}

/** Tells the stays in other rooms of a check-in here (rule P8), and keeps an eye on this one. */
function watch(state: State, stream: Stream, isCheckIn: boolean, when: Moment): void {
  if (!stream.room) return
  if (isCheckIn) {
    state.around.checkedIn.add(stream.session.id)
    for (const other of state.watched) {
      if (!other.open || when.at >= other.session.closesAt) state.watched.delete(other)
      else if (isElsewhere(stream, other) && when.at > other.open.in) {
        other.open.elsewhere = when
        state.watched.delete(other)
      }
    }
  }
  if (stream.open && stream.open.elsewhere === null) state.watched.add(stream)
  else state.watched.delete(stream)
}

function isElsewhere(stream: Stream, other: Stream): boolean {
  const { room } = stream.session
  return room !== null && other.session.room !== null && room !== other.session.room
}

const streamKey = ({ session, stream }: SessionTap) => `${session.length} ${session} ${stream}`
const isRoom = (tap: SessionTap) => tap.stream === 'room'

function streamOf(state: State, tap: SessionTap): Stream | null {
  const session = state.schedule.planned.get(tap.session)
  if (!session) return null
  const key = streamKey(tap)
  const known = state.streams.get(key)
  if (known) return known
  const stream = newStream(session, isRoom(tap))
  state.streams.set(key, stream)
  const paired = state.paired.get(session.id)
  if (paired) paired.streams.push(stream)
  else {
    state.paired.set(session.id, {
      session,
      streams: [stream],
      counted: [],
      checkedIn: false,
      hasOut: false,
    })
  }
  return stream
}
