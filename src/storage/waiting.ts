import { noAck, waitingOf } from './acks.ts'
import type { AckRow, Database, LogRow } from './database.ts'
import { rangesOf, size, union } from './ranges.ts'
import type { Range, Waiting } from './types.ts'

/** What of each log waits: from two rows a log, never by a look at each tap. */
export interface WaitingLog {
  log: string
  ranges: Range[]
}

/**
 * @param logs in their order
 * @param besides as if those were acknowledged already
 */
export function waitingLogs(
  logs: readonly LogRow[],
  acknowledged: readonly AckRow[],
  besides?: { log: string; seqs: number[] },
): WaitingLog[] {
  const acks = new Map(acknowledged.map((ack) => [ack.log, ack]))
  return logs
    .map((row) => {
      const ack = acks.get(row.log) ?? noAck(row.log)
      const more = besides?.log === row.log ? rangesOf(besides.seqs) : []
      return { log: row.log, ranges: waitingOf(row, { ...ack, ranges: union(ack.ranges, more) }) }
    })
    .filter(({ ranges }) => ranges.length > 0)
}

/** Where the tap lies that waits longest; null: none waits. */
export const oldestWaiting = ([first]: readonly WaitingLog[]): [log: string, seq: number] | null =>
  first ? [first.log, first.ranges[0]?.[0] ?? 0] : null

/** @param oldest the tap that waits longest, as it lies in the store */
export const waitingFrom = (
  waits: readonly WaitingLog[],
  oldest: { [field: string]: unknown } | undefined,
): Waiting => ({
  count: waits.reduce((sum, { ranges }) => sum + size(ranges), 0),
  oldest: typeof oldest?.wall === 'number' ? oldest.wall : null,
})

/** How many taps wait and since when. */
export const readWaiting = (
  db: Database,
  besides?: { log: string; seqs: number[] },
): Promise<Waiting> =>
  db.transaction('r', [db.logs, db.acks, db.taps], async () => {
    const [acknowledged, logs] = await Promise.all([
      db.acks.toArray(),
      db.logs.orderBy('order').toArray(),
    ])
    const waits = waitingLogs(logs, acknowledged, besides)
    const oldest = oldestWaiting(waits)
    return waitingFrom(waits, oldest ? await db.taps.get(oldest) : undefined)
  })
