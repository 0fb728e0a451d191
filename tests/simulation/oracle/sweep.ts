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
  /** of an `out` while out: directly after an `out` (rule P5) */
  afterOut: boolean
}

export const isCounted = ({ fate }: Swept): boolean => fate !== 'absorbed'
const isSameStream = (one: CorrectedTap, other: CorrectedTap) =>
  one.session === other.session && one.stream === other.stream

/**
 * Rule P1. Where a stay ends elsewhere depends on what comes later (rule P8), so the sweep is repeated, each
 * time with what the last one found, until nothing changes.
 */
export function sweep(taps: readonly CorrectedTap[], programme: Programme): Swept[] {
  let found: Swept[] = []
  for (let round = 0; round < 500; round++) {
    const again = sweepOnce(taps, programme, found)
    if (fingerprint(again) === fingerprint(found)) return again
    found = again
  }
  throw new Error('the sweep comes to no end')
}

const fingerprint = (found: Swept[]) =>
  JSON.stringify(found.map(({ tap, fate, is, implied }) => [tap.log, tap.seq, fate, is, implied]))

function sweepOnce(taps: readonly CorrectedTap[], programme: Programme, before: Swept[]): Swept[] {
  const left = [...taps]
  const done: Swept[] = []
  while (left.length > 0) {
    const tap = nextTap(left, done)
    left.splice(left.indexOf(tap), 1)
    done.push(take(tap, done, programme, before))
  }
  return done
}

/** Of the first millisecond, of each log its next: one that fits, `out` before `in` before `auto`, lower log. */
function nextTap(left: CorrectedTap[], done: Swept[]): CorrectedTap {
  const first = Math.min(...left.map((tap) => tap.estimate.at))
  const now = left.filter((tap) => tap.estimate.at === first)
  const heads = now.filter(
    (tap) => !now.some((other) => other.log === tap.log && other.seq < tap.seq),
  )
  const rank = (tap: CorrectedTap) => {
    const isIn = openStay(tap, done) !== undefined
    const fits = (tap.kind === 'out' && isIn) || (tap.kind === 'in' && !isIn)
    return (fits ? 0 : 10) + ['out', 'in', 'auto'].indexOf(tap.kind)
  }
  let best = heads[0]
  for (const tap of heads) {
    if (best === undefined || rank(tap) < rank(best)) best = tap
    if (rank(tap) === rank(best) && tap.log < best.log) best = tap
  }
  if (best === undefined) throw new Error('no tap is left')
  return best
}

/** The stay that the tap's stream is in at the tap's time, implied ends included. */
function openStay(tap: CorrectedTap, done: Swept[]): Swept | undefined {
  const stream = done.filter((other) => isSameStream(other.tap, tap))
  const opener = stream.findLast(({ fate }) => fate === 'opens')
  if (opener === undefined) return undefined
  if (stream.some((other) => other.opener === opener)) return undefined
  if (opener.implied !== null && opener.implied.at <= tap.estimate.at) return undefined
  return opener
}

function take(tap: CorrectedTap, done: Swept[], programme: Programme, before: Swept[]): Swept {
  const swept: Swept = {
    tap,
    fate: 'opens',
    is: 'in',
    implied: null,
    opener: null,
    by: null,
    afterOut: false,
  }
  const counted = done.filter(isCounted)
  const last = counted.findLast((other) => isSameStream(other.tap, tap))
  const open = openStay(tap, done)
  swept.is = tap.kind === 'auto' ? (open ? 'out' : 'in') : tap.kind === 'out' ? 'out' : 'in'
  if (last && isBounce(tap, last, counted, programme.settings.bounceMs)) {
    return { ...swept, fate: 'absorbed', by: last }
  }
  if (swept.is === 'in' && open) return { ...swept, fate: 'repeats' }
  if (swept.is === 'in') return { ...swept, implied: impliedEnd(tap, programme, before) }
  if (open) return { ...swept, fate: 'closes', opener: open }
  const afterOut = last?.is === 'out'
  return { ...swept, fate: afterOut ? 'repeats' : 'unmatched', afterOut }
}

/** Rule E3. */
function isBounce(tap: CorrectedTap, last: Swept, counted: Swept[], bounceMs: number): boolean {
  if (tap.estimate.at - last.tap.estimate.at > bounceMs) return false
  if (tap.kind !== last.tap.kind && tap.kind !== 'auto') return false
  const between = counted.slice(counted.indexOf(last) + 1)
  return !between.some((other) => other.tap.session !== tap.session)
}

/** Rule P8, for a stay that `tap` opens. */
function impliedEnd(tap: CorrectedTap, programme: Programme, before: Swept[]): Moment | null {
  const session = sessionOf(programme, tap.session)
  if (!session || tap.stream !== 'room' || !programme.settings.impliedCheckOut) return null
  const { closes } = limitsOf(session, programme.settings)
  const place = before.findIndex((other) => other.tap === tap)
  if (place < 0) return null
  const later = before.slice(place + 1).filter(isCounted)
  const next = later.find((other) => isSameStream(other.tap, tap))
  if (next && next.tap.kind === 'out' && next.tap.estimate.at <= closes) return null

  const arrivals = later.filter(({ tap: { stream }, is }) => is === 'in' && stream === 'room')
  const ends: Moment[] = []
  const elsewhere = arrivals.find(
    ({ tap: { estimate, session: id } }) =>
      estimate.at > tap.estimate.at && estimate.at < closes && isElsewhere(session, id, programme),
  )
  if (elsewhere) ends.push(elsewhere.tap.estimate)
  const following = nextSessionOf(session, programme)
  if (following && arrivals.some((other) => other.tap.session === following.id)) {
    ends.push(endByNext(session, tap, next?.tap ?? null))
  }
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
