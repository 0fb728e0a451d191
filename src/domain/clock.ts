import type { Anchor } from './anchor.ts'
import { type Bracket, brackets, higher, lower } from './bracket.ts'
import { bestAnchor, type Offset, offsetOf } from './clock-offset.ts'
import type { ClockFlag, Estimate } from './evidence.ts'
import { chainOf, forks, type LogChain } from './log-chain.ts'

/** What is known of one log's clocks. */
export interface LogEvidence {
  log: string
  after: string | null
  anchors: (Anchor & { receivedAt: number })[]
  taps: { seq: number; mono: number; wall: number; receivedAt: number }[]
}
type ClockTap = LogEvidence['taps'][number]

/** 1 January 2020, UTC: no tablet's clock that is set shows less (rule Q4). */
const firstWall = 1_577_836_800_000
const year = 366 * 86_400_000
/** A cut of more than this is told (rule Q3). */
const noticeable = 1_000

/**
 * Places every tap of a kiosk's logs in time (rules E2, E5, Q1 to Q4).
 *
 * Holds: earliest ≤ at ≤ latest; within a log `at` never falls as `seq` rises. A tap that nothing can
 * place is left out: its wall is no time, and an anchor is missing on one side (rule Q4).
 * @param logs all logs of one kiosk, in any order
 * @param enrolledAt ms UTC; nothing was tapped before it
 * @param confidenceMs a bracket narrower than this is of high confidence
 * @returns by log, by seq
 */
export function estimateLogs(
  logs: LogEvidence[],
  enrolledAt: number | null,
  confidenceMs = 60_000,
): Map<string, Map<number, Estimate>> {
  const kiosk = readLogs(logs, enrolledAt, confidenceMs)
  return new Map(
    logs.map(({ log }) => {
      const read = kiosk.logs.get(log)
      return [log, read ? estimatesOf(read, kiosk) : new Map()]
    }),
  )
}

interface ReadLog {
  log: string
  anchors: Anchor[]
  /** by seq, with what the anchors of the whole chain say */
  taps: { tap: ClockTap; bracket: Bracket; receipt: number }[]
}
interface Kiosk {
  logs: Map<string, ReadLog>
  best: Map<string, Anchor>
  chain: LogChain
  /** the earliest time of a tap that no anchor bounds */
  floor: number
  confidenceMs: number
}

function readLogs(logs: LogEvidence[], enrolledAt: number | null, confidenceMs: number): Kiosk {
  const read = new Map<string, ReadLog>()
  const best = new Map<string, Anchor>()
  for (const { log, anchors, taps } of logs) {
    const usable = anchors.filter(({ server, receivedAt }) => server <= receivedAt)
    const anchor = bestAnchor(usable)
    if (anchor) best.set(log, anchor)
    const bracketAt = brackets(usable)
    const sorted = [...taps].sort((a, b) => a.seq - b.seq)
    read.set(log, {
      log,
      anchors: usable,
      taps: sorted.map((tap) => ({
        tap,
        bracket: bracketAt(tap.mono),
        receipt: tap.receivedAt,
      })),
    })
  }
  const chain = chainOf(logs)
  boundFromBefore(read, chain)
  boundFromAfter(read, chain)
  const servers = [...read.values()].flatMap(({ anchors }) => anchors.map(({ server }) => server))
  const isEnrolmentFirst = enrolledAt !== null && servers.every((server) => server >= enrolledAt)
  const floor = isEnrolmentFirst ? enrolledAt : firstWall
  return { logs: read, best, chain, floor, confidenceMs }
}

/**
 * A side without an anchor is bounded by the latest `earliest` of what came before it (rule Q2). A log
 * that forks may have gone on beside those that follow it: only what came before it bounds them.
 */
function boundFromBefore(logs: Map<string, ReadLog>, chain: LogChain): void {
  const endOf = new Map<string, number | null>()
  for (const log of chain.order) {
    let known = endOf.get(chain.before.get(log) ?? '') ?? null
    const past = known
    const read = logs.get(log)
    for (const { bracket } of read?.taps ?? []) {
      bracket.earliest ??= known
      known = higher(known, bracket.earliest)
    }
    for (const anchor of read?.anchors ?? []) {
      known = higher(known, brackets([anchor])(anchor.mono).earliest)
    }
    endOf.set(log, forks(chain, log) ? past : known)
  }
}

/** And by the earliest `latest` of what came after it for sure, else by its receipt or that of a later tap. */
function boundFromAfter(logs: Map<string, ReadLog>, chain: LogChain): void {
  const startOf = new Map<string, number | null>()
  for (const log of chain.order.toReversed()) {
    const nexts = (chain.after.get(log) ?? []).map((next) => startOf.get(next) ?? null)
    const future = nexts.reduce(lower, null)
    let known = forks(chain, log) ? null : future
    let receipt: number | null = null
    const read = logs.get(log)
    for (const entry of read?.taps.toReversed() ?? []) {
      entry.bracket.latest ??= known
      known = lower(known, entry.bracket.latest)
      receipt = lower(receipt, entry.receipt)
      entry.receipt = receipt ?? entry.receipt
    }
    for (const anchor of read?.anchors ?? []) {
      known = lower(known, brackets([anchor])(anchor.mono).latest)
    }
    startOf.set(log, lower(known, future))
  }
}

function estimatesOf({ log, taps }: ReadLog, kiosk: Kiosk): Map<number, Estimate> {
  const offset = offsetOf(log, taps[0]?.tap.wall ?? 0, kiosk.best, kiosk.chain)
  const estimates = new Map<number, Estimate>()
  let before = Number.NEGATIVE_INFINITY
  for (const { tap, bracket, receipt } of taps) {
    const estimate = estimateOf(tap, { bracket, receipt, offset, log }, kiosk)
    if (!estimate) continue
    estimate.at = Math.max(estimate.at, before)
    estimate.latest = Math.max(estimate.latest, estimate.at)
    before = estimate.at
    estimates.set(tap.seq, estimate)
  }
  return estimates
}

function estimateOf(
  tap: ClockTap,
  known: { bracket: Bracket; receipt: number; offset: Offset | null; log: string },
  kiosk: Kiosk,
): Estimate | null {
  const { bracket, offset } = known
  const isTime = tap.wall >= firstWall && tap.wall <= tap.receivedAt + year
  const isBetween = bracket.earliest !== null && bracket.latest !== null
  if (!isTime && !isBetween) return null
  // anchors that contradict each other, or the enrolment, leave the wider reading
  const bounds = [bracket.earliest ?? kiosk.floor, bracket.latest ?? known.receipt]
  const earliest = Math.min(...bounds)
  const latest = Math.max(...bounds)
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
  const wanted = isTime ? tap.wall + offset.ms : Math.floor((earliest + latest) / 2)
  const at = Math.min(Math.max(wanted, earliest), latest)
  const flags: ClockFlag[] = Math.abs(at - wanted) > noticeable ? ['clock-moved'] : []
  const isNarrow = latest - earliest < kiosk.confidenceMs
  const confidence = isNarrow ? 'high' : isBetween ? 'medium' : 'low'
  const method = offset.log === known.log ? 'anchored' : 'neighbour'
  return { at, earliest, latest, confidence, method, flags }
}
