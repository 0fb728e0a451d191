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
 * Tells, for any `mono` of a log, where a tap can lie by the log's own anchors: not before the latest of
 * what the anchors before it allow, nor after the earliest of what those after it allow. Monotonic time
 * may stand still, but never runs ahead (rule Q2).
 */
export function brackets(anchors: readonly Anchor[]): (mono: number) => Bracket {
  const sorted = [...anchors].sort((a, b) => a.mono - b.mono)
  const base = sorted[0]?.server ?? 0
  // All bounds grow alike with `mono`, so that of two anchors the same one always bounds more tightly:
  // here both are compared at mono 0, in 5000ths of a ms, which are whole numbers.
  const level = ({ server, mono }: Anchor) => (server - base) * 5_000 - mono * 4_999
  const before = running(sorted, (a, b) => level(a) - a.rtt * 2_500 >= level(b) - b.rtt * 2_500)
  const after = running(
    sorted.toReversed(),
    (a, b) => level(a) + a.rtt * 2_500 <= level(b) + b.rtt * 2_500,
  ).reverse()
  return (mono) => {
    const low = before[firstFrom(sorted, mono + 1) - 1]
    const high = after[firstFrom(sorted, mono)]
    return {
      earliest: low ? low.server + (mono - low.mono) - errorOf(low, mono - low.mono) : null,
      latest: high ? high.server - (high.mono - mono) + errorOf(high, high.mono - mono) : null,
    }
  }
}

/** For each place the best of the anchors up to it. */
function running(
  anchors: readonly Anchor[],
  isBetter: (a: Anchor, b: Anchor) => boolean,
): Anchor[] {
  const best: Anchor[] = []
  for (const anchor of anchors) {
    const known = best.at(-1)
    best.push(known && isBetter(known, anchor) ? known : anchor)
  }
  return best
}

/** The first place whose anchor lies at or after `mono`. */
function firstFrom(sorted: readonly Anchor[], mono: number): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle]?.mono ?? mono) < mono) from = middle + 1
    else to = middle
  }
  return from
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
