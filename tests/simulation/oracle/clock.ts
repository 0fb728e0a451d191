import type { Anchor } from '../../../src/domain/anchor.ts'
import type { ClockFlag, Estimate } from '../../../src/domain/evidence.ts'

/** What is known of one log's clocks. */
export interface ClockLog {
  log: string
  after: string | null
  anchors: (Anchor & { receivedAt: number })[]
  taps: ClockTap[]
}
interface ClockTap {
  seq: number
  mono: number
  wall: number
  receivedAt: number
}

/** One side of a tap's bracket, and whether an anchor bounds it. */
interface Side {
  at: number
  by: 'own' | 'other' | 'none'
}

/** No clock that is set shows less (rule Q4). */
const firstWall = Date.UTC(2020, 0, 1)

/** Places one tap of a kiosk in time, by all of the kiosk's logs (rules E5, Q1 to Q4); null: nothing can. */
export function oracleClock(
  logs: readonly ClockLog[],
  enrolledAt: number | null,
  confidenceMs: number,
  ref: { log: string; seq: number },
): Estimate | null {
  const trusted = logs.map((log) => ({
    ...log,
    anchors: log.anchors.filter(({ server, receivedAt }) => server <= receivedAt),
  }))
  const log = trusted.find((other) => other.log === ref.log)
  if (!log) return null
  let least = Number.NEGATIVE_INFINITY
  let found: Estimate | null = null
  // the estimate is at least that of the tap before (rule E5)
  for (const tap of [...log.taps].sort((a, b) => a.seq - b.seq)) {
    if (tap.seq > ref.seq) break
    const estimate = place(tap, log, trusted, enrolledAt, confidenceMs)
    if (estimate) {
      estimate.at = Math.max(estimate.at, least)
      estimate.latest = Math.max(estimate.latest, estimate.at)
      least = estimate.at
    }
    if (tap.seq === ref.seq) found = estimate
  }
  return found
}

function place(
  tap: ClockTap,
  log: ClockLog,
  logs: ClockLog[],
  enrolledAt: number | null,
  confidenceMs: number,
): Estimate | null {
  const low = lowSide(tap, log, logs, enrolledAt)
  const high = highSide(tap, log, logs)
  const offset = nearestOffset(log, logs)
  const flags: ClockFlag[] = []
  const method = log.anchors.length > 0 ? ('anchored' as const) : ('neighbour' as const)
  const isBounded = low.by !== 'none' && high.by !== 'none'
  const [earliest, latest] = [Math.min(low.at, high.at), Math.max(low.at, high.at)]
  const confidence =
    latest - earliest < confidenceMs
      ? ('high' as const)
      : isBounded
        ? ('medium' as const)
        : ('low' as const)
  const isTime = tap.wall >= firstWall && tap.wall <= tap.receivedAt + 366 * 86_400_000
  if (!isTime) {
    if (!isBounded) return null
    const at = Math.floor((earliest + latest) / 2)
    return { at, earliest, latest, confidence, method, flags }
  }
  if (offset === null) {
    return {
      at: tap.wall,
      earliest: Math.min(earliest, tap.wall),
      latest: Math.max(latest, tap.wall),
      confidence: 'low',
      method: 'wall',
      flags: ['clock-unknown'],
    }
  }
  const claimed = tap.wall + offset
  const at = Math.min(Math.max(claimed, earliest), latest)
  if (Math.abs(at - claimed) > 1_000) flags.push('clock-moved')
  return { at, earliest, latest, confidence, method, flags }
}

/** Half the round trip, 200 ppm of the distance, and 5 ms, in whole ms (rule Q2). */
const slack = (anchor: Anchor, distance: number) => Math.ceil(anchor.rtt / 2 + distance / 5_000 + 5)

/** What the log's anchors before a moment say of it: each that monotonic time never runs ahead. */
const lows = (mono: number, { anchors }: ClockLog): number[] =>
  anchors
    .filter((anchor) => anchor.mono <= mono)
    .map((anchor) => {
      const distance = mono - anchor.mono
      return anchor.server + distance - slack(anchor, distance)
    })
const highs = (mono: number, { anchors }: ClockLog): number[] =>
  anchors
    .filter((anchor) => anchor.mono >= mono)
    .map((anchor) => {
      const distance = anchor.mono - mono
      return anchor.server - distance + slack(anchor, distance)
    })

/** The earliest that something in this log can have been: each tap by its anchors, each anchor by itself. */
const allLows = (log: ClockLog): number[] => [
  ...log.taps.flatMap(({ mono }) => lows(mono, log)),
  ...log.anchors.map((anchor) => anchor.server - slack(anchor, 0)),
]
const allHighs = (log: ClockLog): number[] => [
  ...log.taps.flatMap(({ mono }) => highs(mono, log)),
  ...log.anchors.map((anchor) => anchor.server + slack(anchor, 0)),
]

/** The logs that came before this one on the tablet, by `after`. */
function ancestors(log: ClockLog, logs: ClockLog[]): ClockLog[] {
  const found: ClockLog[] = []
  let before = logs.find((other) => other.log === log.after)
  while (before && before !== log && !found.includes(before)) {
    found.push(before)
    const { after } = before
    before = logs.find((other) => other.log === after)
  }
  return found
}

/** Two logs say that they follow it: it may have gone on beside them on a copy of the tablet. */
const isForked = ({ log }: ClockLog, logs: ClockLog[]): boolean =>
  logs.filter(({ after }) => after === log).length > 1

function lowSide(tap: ClockTap, log: ClockLog, logs: ClockLog[], enrolledAt: number | null): Side {
  const own = lows(tap.mono, log)
  if (own.length > 0) return { at: Math.max(...own), by: 'own' }
  const before = ancestors(log, logs)
    .filter((other) => !isForked(other, logs))
    .flatMap(allLows)
  if (before.length > 0) return { at: Math.max(...before), by: 'other' }
  // an anchor from before the enrolment tells that taps may lie before it too
  const isFirst = logs.every(({ anchors }) =>
    anchors.every(({ server }) => server >= (enrolledAt ?? 0)),
  )
  return { at: enrolledAt !== null && isFirst ? enrolledAt : firstWall, by: 'none' }
}

function highSide(tap: ClockTap, log: ClockLog, logs: ClockLog[]): Side {
  const own = highs(tap.mono, log)
  if (own.length > 0) return { at: Math.min(...own), by: 'own' }
  const following = isForked(log, logs)
    ? []
    : logs.filter((other) => ancestors(other, logs).includes(log))
  const after = following.flatMap(allHighs)
  if (after.length > 0) return { at: Math.min(...after), by: 'other' }
  const receipts = log.taps.filter(({ seq }) => seq >= tap.seq)
  return { at: Math.min(...receipts.map(({ receivedAt }) => receivedAt)), by: 'none' }
}

/**
 * The offset of the anchor of least round trip in the log, else in the nearest one (rule Q3): by steps from
 * log to log, logs of another chain last, then by how near the wall clocks are, which a tablet's logs share.
 */
function nearestOffset(log: ClockLog, logs: ClockLog[]): number | null {
  const wall = [...log.taps].sort((a, b) => a.seq - b.seq)[0]?.wall ?? 0
  const known = logs.flatMap((other) => {
    const [anchor] = [...other.anchors].sort((a, b) => a.rtt - b.rtt || a.mono - b.mono)
    return anchor ? [{ anchor, log: other.log, far: steps(log.log, other.log, logs) }] : []
  })
  const [best] = known.sort(
    (a, b) =>
      a.far - b.far ||
      Math.abs(a.anchor.wall - wall) - Math.abs(b.anchor.wall - wall) ||
      (a.log < b.log ? -1 : 1),
  )
  if (!best) return null
  const offset = best.anchor.server - best.anchor.wall
  return Math.abs(offset) <= best.anchor.rtt / 2 + 5 ? 0 : offset
}

/** From log to log along `after`, forth and back; a log that only another's `after` names is one too. */
function steps(from: string, to: string, logs: ClockLog[]): number {
  let reached = new Set([from])
  for (let count = 0; count <= 2 * logs.length; count++) {
    if (reached.has(to)) return count
    const near = logs.flatMap(({ log, after }) => {
      if (after === null) return []
      return [...(reached.has(log) ? [after] : []), ...(reached.has(after) ? [log] : [])]
    })
    reached = new Set([...reached, ...near])
  }
  return Number.MAX_SAFE_INTEGER
}
