import { holesAbove, standingLost } from '../db/logs.ts'
import type { Db, Tx } from '../db/open.ts'
import type { LogRow } from '../db/taps.ts'

export type Range = [first: number, last: number]

export interface Arrived {
  /** up to here every number has arrived */
  watermark: number
  /** the highest number that has */
  highest: number
  /** what is missing above the watermark, up to the highest seen or announced; what is closed as lost left out */
  gaps: Range[]
}

/**
 * What has arrived of a log. A number that a person closed as lost is no gap any more, but the
 * watermark doesn't pass it: a tablet that holds the tap after all must not take it for stored.
 */
export async function arrivedOf(tx: Db | Tx, log: LogRow): Promise<Arrived> {
  const { holes, highest } = await holesAbove(tx, log.n, log.watermark)
  const first = holes[0]
  const watermark = first ? first.before : Math.max(log.watermark, highest)
  const missing: Range[] = holes.map(({ before, seq }) => [before + 1, seq - 1])
  if (log.announced > highest) {
    missing.push([Math.max(watermark, highest) + 1, log.announced])
  }
  const gaps = missing.length === 0 ? [] : without(missing, await standingLost(tx, log.n))
  return { watermark, highest, gaps }
}

/** Ranges less other ranges; all inclusive, both sorted by their first number. */
export function without(ranges: Range[], taken: { first: number; last: number }[]): Range[] {
  return ranges.flatMap(([from, to]) => {
    const left: Range[] = []
    let first = from
    for (const lost of taken) {
      if (lost.last < first || lost.first > to) continue
      if (lost.first > first) left.push([first, lost.first - 1])
      first = lost.last + 1
    }
    if (first <= to) left.push([first, to])
    return left
  })
}
