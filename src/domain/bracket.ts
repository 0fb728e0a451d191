import type { Anchor } from './anchor.ts'

/** Where a tap can lie by anchors alone, ms UTC; null: no anchor bounds that side. */
export interface Bracket {
  earliest: number | null
  latest: number | null
}

const readingError = 5

/** rtt/2, 200 ppm of the distance, and 5 ms, rounded up to whole ms (rule Q2). */
function errorOf(anchor: Anchor, distance: number): number {
  return Math.ceil((anchor.rtt * 2_500 + distance) / 5_000) + readingError
}

/**
 * By the anchors of its own log a tap at `mono` can't lie before the latest of what the anchors before
 * it allow, nor after the earliest of what those after it allow: monotonic time may stand still, but
 * never runs ahead (rule Q2).
 */
export function bracketBy(anchors: readonly Anchor[], mono: number): Bracket {
  let earliest: number | null = null
  let latest: number | null = null
  for (const anchor of anchors) {
    const distance = Math.abs(mono - anchor.mono)
    const error = errorOf(anchor, distance)
    if (anchor.mono <= mono) earliest = higher(earliest, anchor.server + distance - error)
    if (anchor.mono >= mono) latest = lower(latest, anchor.server - distance + error)
  }
  return { earliest, latest }
}

/** The greater of the two that are known. */
export function higher(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}

/** The lesser of the two that are known. */
export function lower(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
