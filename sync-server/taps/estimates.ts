import { estimateLogs, type LogEvidence } from '../../src/domain/clock.ts'
import type { Estimate } from '../../src/domain/evidence.ts'
import { type AnchorRow, anchorsOf } from '../db/anchors.ts'
import {
  type ClockRow,
  type ClockSpan,
  clockRows,
  clockSpans,
  enrolledAt,
  settingsOf,
} from '../db/clock-evidence.ts'
import { reassignments } from '../db/corrections-about.ts'
import { revokedKiosks } from '../db/facts.ts'
import { followersElsewhere, logsOfKiosk } from '../db/logs.ts'
import type { Tx } from '../db/open.ts'
import { readSettings } from '../db/schedule.ts'
import { type HeldTap, type LogRow, tapsOfLog } from '../db/taps.ts'

export interface Reestimated {
  /** stored taps whose verdict may be another now: to be settled */
  unsure: HeldTap[]
  /** stored taps that only lie elsewhere in time now */
  moved: ClockRow[]
}

/** What changed since the last time: these logs got taps or anchors; or all may count their anchors anew. */
export type Since = { logs: ReadonlySet<number>; fresh: readonly HeldTap[] } | 'everything'

/**
 * Places a kiosk's taps in time anew: one anchor can move the taps of several logs (rule Q5). Fresh
 * taps, not stored yet, get their estimate in place.
 */
export async function reestimate(
  tx: Tx,
  programme: string,
  kiosk: string,
  since: Since,
): Promise<Reestimated> {
  const logs = await logsOfKiosk(tx, programme, kiosk)
  const fresh = since === 'everything' ? [] : since.fresh
  const anchors = await usedAnchors(tx, logs)
  const spans = await clockSpans(
    tx,
    logs.map(({ n }) => n),
  )
  const settled = since === 'everything' ? [] : spans.filter(isSettled(since.logs, anchors))
  const open = logs.filter(({ n }) => !settled.some(({ log }) => log === n))
  const stored = await clockRows(
    tx,
    open.map(({ n }) => n),
  )
  const { confidenceMs } = readSettings(await settingsOf(tx, programme))
  const taps = [...stored, ...fresh, ...settled.flatMap(endsOf)]
  const estimates = estimateLogs(
    [
      ...evidenceOf(logs, taps, anchors),
      ...namesOnly(logs, await followersElsewhere(tx, programme, kiosk)),
    ],
    await enrolledAt(tx, kiosk),
    confidenceMs,
  )
  const names = new Map(logs.map(({ n, log }) => [n, log]))
  const place = (tap: HeldTap | ClockRow) =>
    setEstimate(tap, estimates.get(names.get(tap.log) ?? '')?.get(tap.seq))
  for (const tap of fresh) place(tap)
  return sortChanged(tx, programme, kiosk, stored.filter(place))
}

/**
 * What counts already and still has a time keeps its verdict, unless a release or a reassignment asks
 * for its time.
 */
async function sortChanged(
  tx: Tx,
  programme: string,
  kiosk: string,
  changed: ClockRow[],
): Promise<Reestimated> {
  const reassigned = (await reassignments(tx, programme, [kiosk])).length > 0
  const counts = (row: ClockRow) =>
    !reassigned && row.verdict === 'applied' && row.at !== null && row.after_revocation === 0
  const unsure = changed.filter((row) => !counts(row))
  return { unsure: await loadHeld(tx, unsure), moved: changed.filter(counts) }
}

/**
 * Whether nothing new can move a log's taps: it got nothing itself, and anchors of its own lie on both
 * sides of all of them, so that no other log bounds them (rule Q2).
 */
function isSettled(touched: ReadonlySet<number>, anchors: readonly AnchorRow[]) {
  const byLog = Map.groupBy(anchors, ({ log }) => log)
  return ({ log, first, last }: ClockSpan): boolean => {
    const usable = (byLog.get(log) ?? []).filter(({ server, received_at }) => server <= received_at)
    return (
      !touched.has(log) &&
      usable.some(({ mono }) => mono <= first) &&
      usable.some(({ mono }) => mono >= last)
    )
  }
}

/**
 * What a settled log says to others of its tablet's time: as a later `mono` has no earlier bounds, its
 * first and last tap bound them as all its taps would.
 */
function endsOf({ log, first, last }: ClockSpan): ClockTap[] {
  return [first, last].map((mono, at) => ({ log, seq: at + 1, mono, wall: 0, received_at: 0 }))
}

type ClockTap = Pick<HeldTap, 'log' | 'seq' | 'mono' | 'wall' | 'received_at'>

function evidenceOf(
  logs: readonly LogRow[],
  taps: readonly ClockTap[],
  anchors: readonly AnchorRow[],
): LogEvidence[] {
  const byLog = new Map<number, LogEvidence>(
    logs.map(({ n, log, after }) => [n, { log, after, anchors: [], taps: [] }]),
  )
  for (const { log, mono, wall, server, rtt, received_at } of anchors) {
    byLog.get(log)?.anchors.push({ mono, wall, server, rtt, receivedAt: received_at })
  }
  for (const { log, seq, mono, wall, received_at } of taps) {
    if (mono === null || wall === null) continue
    byLog.get(log)?.taps.push({ seq, mono, wall, receivedAt: received_at })
  }
  return [...byLog.values()]
}

/** Other kiosks' logs that follow this one's tell that it forks, and nothing of its times (rule Q2). */
function namesOnly(
  own: readonly LogRow[],
  others: { log: string; after: string }[],
): LogEvidence[] {
  const names = new Set(own.map(({ log }) => log))
  return others
    .filter(({ log }) => !names.has(log))
    .map(({ log, after }) => ({ log, after, anchors: [], taps: [] }))
}

/** What waits for staff's word moves no tap that counts (invariant I13). */
async function usedAnchors(tx: Tx, logs: readonly LogRow[]): Promise<AnchorRow[]> {
  const anchors = await anchorsOf(
    tx,
    logs.map(({ n }) => n),
  )
  const owners = new Map(logs.map((log) => [log.n, log]))
  const late = anchors.filter((anchor) => anchor.after_revocation === 1)
  const kiosks = new Set(
    late.flatMap(({ log, via }) => [owners.get(log)?.kiosk ?? [], via ?? []].flat()),
  )
  const revoked = await revokedKiosks(tx, [...kiosks])
  const letThrough = (kiosk: string | null | undefined) =>
    !kiosk || !revoked.has(kiosk) || revoked.get(kiosk)?.through === null
  return anchors.filter(({ log, via, after_revocation }) => {
    const owner = owners.get(log)
    if (via !== null && owner?.accepted_at === null) return false
    return after_revocation === 0 || (letThrough(owner?.kiosk) && letThrough(via))
  })
}

/** @returns whether it is another than before */
function setEstimate(tap: HeldTap | ClockRow, estimate: Estimate | undefined): boolean {
  if (tap.mono === null) return false
  const { at = null, earliest = null, latest = null } = estimate ?? {}
  const rest = estimate
    ? JSON.stringify({
        confidence: estimate.confidence,
        method: estimate.method,
        flags: estimate.flags,
      })
    : null
  const same =
    tap.at === at && tap.earliest === earliest && tap.latest === latest && tap.estimate === rest
  if (!same) Object.assign(tap, { at, earliest, latest, estimate: rest })
  return !same
}

/** The whole rows, each with its new estimate. */
async function loadHeld(tx: Tx, rows: readonly ClockRow[]): Promise<HeldTap[]> {
  const held: HeldTap[] = []
  for (const log of new Set(rows.map((row) => row.log))) {
    const ofLog = new Map(rows.filter((row) => row.log === log).map((row) => [row.seq, row]))
    for (const tap of await tapsOfLog(tx, log, [...ofLog.keys()])) {
      const row = ofLog.get(tap.seq)
      if (!row) continue
      const { at, earliest, latest, estimate } = row
      held.push({ ...tap, at, earliest, latest, estimate })
    }
  }
  return held
}
