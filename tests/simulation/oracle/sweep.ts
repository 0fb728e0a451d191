import type { Moment } from '../../../src/domain/evidence.ts'
import type { Fate } from '../../../src/domain/record.ts'
import type { Session } from '../../../src/domain/session.ts'
import type { CorrectedTap } from './corrections.ts'
import {
  isAnotherRoom,
  limitsOf,
  nextSessionOf,
  type Programme,
  sessionOf,
  windowOf,
} from './plan.ts'

/** One tap as the sweep found it. */
export interface Swept {
  tap: CorrectedTap
  fate: Fate
  /** what it is in the end; an `auto` is one of both (rule P6) */
  is: 'in' | 'out'
  /** of one that opens a stay: where the stay ends without a check-out (rule P8) */
  implied: Moment | null
  /** of one that closes a stay: what opened it */
  opener: Swept | null
  /** of one absorbed: by what (rule E3) */
  by: Swept | null
}

/** Where the sweep stands. */
interface State {
  programme: Programme
  done: Swept[]
  left: CorrectedTap[]
}

export const isCounted = ({ fate }: Swept): boolean => fate !== 'absorbed'
const isSameStream = (one: CorrectedTap, other: CorrectedTap) =>
  one.session === other.session && one.stream === other.stream

/** Rule P1: all taps of an attendee, over all sessions, in the order in which they count. */
export function sweep(taps: readonly CorrectedTap[], programme: Programme): Swept[] {
  const state: State = { programme, done: [], left: [...taps] }
  for (let tap = nextTap(state); tap; tap = nextTap(state)) {
    state.left.splice(state.left.indexOf(tap), 1)
    state.done.push(take(tap, state))
  }
  for (const opener of state.done) {
    const isOpen = !state.done.some((other) => other.opener === opener)
    if (opener.fate === 'opens' && isOpen) opener.implied ??= impliedEnd(opener, null, state)
  }
  return state.done
}

/** Of the first millisecond, of each log its next: one that fits, `out` before `in` before `auto`, lower log. */
function nextTap(state: State): CorrectedTap | undefined {
  const first = Math.min(...state.left.map((tap) => tap.estimate.at))
  const now = state.left.filter((tap) => tap.estimate.at === first)
  const heads = now.filter(
    (tap) => !now.some((other) => other.log === tap.log && other.seq < tap.seq),
  )
  const rank = (tap: CorrectedTap) => {
    const isIn = stayAt(tap, state)?.isOn === true
    const fits = (tap.kind === 'out' && isIn) || (tap.kind === 'in' && !isIn)
    return (fits ? 0 : 10) + ['out', 'in', 'auto'].indexOf(tap.kind)
  }
  let best = heads[0]
  for (const tap of heads) {
    if (best === undefined || rank(tap) < rank(best)) best = tap
    if (rank(tap) === rank(best) && tap.log < best.log) best = tap
  }
  return best
}

/** The last stay of the tap's stream that no tap closed, and how it stands at the tap's time. */
function stayAt(tap: CorrectedTap, state: State) {
  const stream = state.done.filter((other) => isSameStream(other.tap, tap))
  const opener = stream.findLast(({ fate }) => fate === 'opens')
  if (!opener || stream.some((other) => other.opener === opener)) return undefined
  const end = opener.implied ?? impliedEnd(opener, tap, state)
  return { opener, end, isOn: end === null || end.at > tap.estimate.at }
}

function take(tap: CorrectedTap, state: State): Swept {
  const swept: Swept = { tap, fate: 'opens', is: 'in', implied: null, opener: null, by: null }
  const counted = state.done.filter(isCounted)
  const last = counted.findLast((other) => isSameStream(other.tap, tap))
  if (last && isBounce(tap, last, counted, state.programme.settings.bounceMs)) {
    return { ...swept, fate: 'absorbed', by: last }
  }
  const stay = stayAt(tap, state)
  const isIn = stay?.isOn === true
  if (stay && !isIn) stay.opener.implied = stay.end
  swept.is = tap.kind === 'auto' ? (isIn ? 'out' : 'in') : tap.kind === 'out' ? 'out' : 'in'
  if (swept.is === 'in') return { ...swept, fate: isIn ? 'repeats' : 'opens' }
  if (stay && isIn) return { ...swept, fate: 'closes', opener: stay.opener }
  return { ...swept, fate: last?.is === 'out' ? 'repeats' : 'unmatched' }
}

/** Rule E3. */
function isBounce(tap: CorrectedTap, last: Swept, counted: Swept[], bounceMs: number): boolean {
  if (tap.estimate.at - last.tap.estimate.at > bounceMs) return false
  if (tap.kind !== last.tap.kind && tap.kind !== 'auto') return false
  const between = counted.slice(counted.indexOf(last) + 1)
  return !between.some((other) => other.tap.session !== tap.session)
}

/**
 * Rule P8: where the stay ends that `opener` opened and that no tap closed before `now`, the stream's tap
 * whose turn it is (null: the sweep is over). An `auto` still to come is neither `in` nor `out`.
 */
function impliedEnd(opener: Swept, now: CorrectedTap | null, state: State): Moment | null {
  const { programme, done, left } = state
  const session = sessionOf(programme, opener.tap.session)
  if (!session || opener.tap.stream !== 'room' || !programme.settings.impliedCheckOut) return null
  const { closes } = limitsOf(session, programme.settings)
  const later = done.slice(done.indexOf(opener) + 1).filter(isCounted)
  // what counted since in this stream was an `in`, so that `now` follows an `in` directly
  if (now?.kind === 'out' && now.estimate.at <= closes) return null

  const isArrival = (other: Swept) =>
    isCounted(other) && other.is === 'in' && other.tap.stream === 'room'
  const ends: Moment[] = []
  const elsewhere = later.find((other) => {
    const { at } = other.tap.estimate
    const isInTime = at > opener.tap.estimate.at && at < closes
    return isArrival(other) && isInTime && isElsewhere(session, other.tap.session, programme)
  })
  if (elsewhere) ends.push(elsewhere.tap.estimate)
  const following = nextSessionOf(session, programme)?.id
  const isForNext =
    following !== undefined &&
    (done.some((other) => isArrival(other) && other.tap.session === following) ||
      left.some((tap) => tap.kind === 'in' && tap.stream === 'room' && tap.session === following))
  if (isForNext) ends.push(endByNext(session, opener.tap, now))
  return ends.length === 0 ? null : leastOf(ends)
}

function isElsewhere(session: Session, id: string | null, programme: Programme): boolean {
  const other = sessionOf(programme, id)
  return other !== undefined && isAnotherRoom(session, other)
}

/** The session's end, but not after the stream's next counted tap and not before the check-in. */
function endByNext(session: Session, tap: CorrectedTap, next: CorrectedTap | null): Moment {
  const { end } = windowOf(session)
  const scheduled = { at: end, earliest: end, latest: end }
  return greatestOf([leastOf(next ? [scheduled, next.estimate] : [scheduled]), tap.estimate])
}

export const leastOf = (moments: Moment[]): Moment => ({
  at: Math.min(...moments.map(({ at }) => at)),
  earliest: Math.min(...moments.map(({ earliest }) => earliest)),
  latest: Math.min(...moments.map(({ latest }) => latest)),
})
export const greatestOf = (moments: Moment[]): Moment => ({
  at: Math.max(...moments.map(({ at }) => at)),
  earliest: Math.max(...moments.map(({ earliest }) => earliest)),
  latest: Math.max(...moments.map(({ latest }) => latest)),
})
