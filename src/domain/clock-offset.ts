import type { Anchor } from './anchor.ts'
import { distances, type LogChain } from './log-chain.ts'
import { byCodePoint } from './order.ts'

/** What a log's reading of the wall clock misses to the server's time, ms, and from which log it is known. */
export interface Offset {
  ms: number
  log: string
}

/** The anchor of least rtt of a log, the earliest of several. */
export function bestAnchor(anchors: readonly Anchor[]): Anchor | null {
  return anchors.reduce<Anchor | null>(
    (best, anchor) =>
      best === null || anchor.rtt < best.rtt || (anchor.rtt === best.rtt && anchor.mono < best.mono)
        ? anchor
        : best,
    null,
  )
}

/**
 * The offset of a log (rule Q3): by its best anchor, else by that of the nearest log: least steps along
 * the chain, logs of no common chain last; among equally near ones the least apart by the wall clock,
 * which one tablet's logs share.
 * @param best the best anchor of each log that has one
 */
export function offsetOf(
  log: string,
  wall: number,
  best: ReadonlyMap<string, Anchor>,
  chain: LogChain,
): Offset | null {
  const own = best.get(log)
  if (own) return { ms: offsetBy(own), log }
  const steps = distances(chain, log)
  const far = (other: string) => steps.get(other) ?? Number.MAX_SAFE_INTEGER
  const [nearest] = [...best].sort(
    ([a, x], [b, y]) =>
      far(a) - far(b) || Math.abs(x.wall - wall) - Math.abs(y.wall - wall) || byCodePoint(a, b),
  )
  return nearest ? { ms: offsetBy(nearest[1]), log: nearest[0] } : null
}

/**
 * An offset within its own error (rtt/2 + 5 ms) counts as 0, so that a good clock's times stand to the
 * millisecond (rule Q3).
 */
function offsetBy({ server, wall, rtt }: Anchor): number {
  const offset = server - wall
  return Math.abs(offset) * 2 <= rtt + 10 ? 0 : offset
}
