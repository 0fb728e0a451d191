import { noAck, waitingOf } from './acks.ts'
import type { Database } from './database.ts'
import { rangesOf, size, union } from './ranges.ts'
import type { Range, Waiting } from './types.ts'

/** How many taps wait and since when: from two rows a log, never by a look at each tap. */
export const readWaiting = (
  db: Database,
  besides?: { log: string; seqs: number[] },
): Promise<Waiting> =>
  db.transaction('r', [db.logs, db.acks, db.taps], async () => {
    const [acknowledged, logs] = await Promise.all([
      db.acks.toArray(),
      db.logs.orderBy('order').toArray(),
    ])
    const acks = new Map(acknowledged.map((ack) => [ack.log, ack]))
    const waits: { log: string; ranges: Range[] }[] = []
    for (const row of logs) {
      const ack = acks.get(row.log) ?? noAck(row.log)
      const more = besides?.log === row.log ? rangesOf(besides.seqs) : []
      const ranges = waitingOf(row, { ...ack, ranges: union(ack.ranges, more) })
      if (ranges.length > 0) waits.push({ log: row.log, ranges })
    }
    const [first] = waits
    const oldest = first && (await db.taps.get([first.log, first.ranges[0]?.[0] ?? 0]))
    return {
      count: waits.reduce((sum, { ranges }) => sum + size(ranges), 0),
      oldest: typeof oldest?.wall === 'number' ? oldest.wall : null,
    }
  })
