import type { Anchor } from './anchor.ts'
import type { Estimate } from './evidence.ts'

/** What is known of one log's clocks. */
export interface LogEvidence {
  log: string
  after: string | null
  anchors: (Anchor & { receivedAt: number })[]
  taps: { seq: number; mono: number; wall: number; receivedAt: number }[]
}

/**
 * Places every tap of a kiosk's logs in time (rules E2, E5, Q).
 * @param logs all logs of one kiosk, in any order
 * @param enrolledAt ms UTC; nothing was tapped before it
 * @returns by log, by seq
 */
export function estimateLogs(
  logs: LogEvidence[],
  enrolledAt: number | null,
): Map<string, Map<number, Estimate>> {
  throw new Error(`not written yet: ${logs.length} ${enrolledAt}`)
}
