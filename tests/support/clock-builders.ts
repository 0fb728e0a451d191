import { estimateLogs, type LogEvidence } from '../../src/domain/clock.ts'
import type { Estimate } from '../../src/domain/evidence.ts'

/** The server's time at which the logs below were loaded, ms UTC: 1 March 2026, 08:00. */
export const loaded = 1_772_352_000_000

/** Clocks of a tablet whose page was loaded at `loaded`, `mono` then being 0. */
export interface Tablet {
  /** tablet time minus server time, ms */
  wrong?: number
}

/** An anchor taken `after` ms from loading. */
export function anchor(after: number, { wrong = 0 }: Tablet = {}, rtt = 20) {
  const server = loaded + after
  return { mono: after, wall: server + wrong, server, rtt, receivedAt: server + rtt }
}

/** A tap taken `after` ms from loading, received a day later. */
export function clockTap(seq: number, after: number, { wrong = 0 }: Tablet = {}) {
  const receivedAt = loaded + 86_400_000
  return { seq, mono: after, wall: loaded + after + wrong, receivedAt }
}

export const logOf = (over: Partial<LogEvidence> = {}): LogEvidence => ({
  log: 'one',
  after: null,
  anchors: [],
  taps: [],
  ...over,
})

/** The estimate of one tap, which must have been placed. */
export function estimated(
  logs: LogEvidence[],
  { log = 'one', seq = 1, enrolledAt = loaded - 60_000 } = {},
): Estimate {
  const estimate = estimateLogs(logs, enrolledAt).get(log)?.get(seq)
  if (!estimate) throw new Error(`nothing places ${log} ${seq}`)
  return estimate
}
