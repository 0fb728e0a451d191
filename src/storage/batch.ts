import { rawTap } from '../domain/raw.ts'
import { Tap } from '../domain/tap.ts'
import { noAck, waitingOf } from './acks.ts'
import { anchorsAfter } from './anchors.ts'
import type { AckRow, Database, LogRow, TapRow } from './database.ts'
import { isUnreadable } from './failure.ts'
import { missing } from './ranges.ts'
import type { Batch, LogCopy, Range } from './types.ts'

/** A row as it is sent: the tap as it lies here, or raw where it is none. */
function asSent(row: TapRow): unknown {
  const { log, ...tap } = row
  return Tap.safeParse(tap).success ? tap : rawTap(row.seq, tap)
}

/** The rows of a range. One that the store can't give any more doesn't keep back the others. */
async function readRange(db: Database, log: string, [from, to]: Range, limit: number) {
  const last = Math.min(to, from + limit - 1)
  try {
    const rows = await db.taps
      .where('[log+seq]')
      .between([log, from], [log, last], true, true)
      .toArray()
    return rows.map((row) => ({ seq: row.seq, tap: asSent(row) }))
  } catch (error) {
    if (!isUnreadable(error)) throw error
  }
  const rows: { seq: number; tap: unknown }[] = []
  for (let seq = from; seq <= last; seq++)
    try {
      const row = await db.taps.get([log, seq])
      if (row) rows.push({ seq, tap: asSent(row) })
    } catch (error) {
      if (!isUnreadable(error)) throw error
      rows.push({ seq, tap: rawTap(seq, `unreadable on the tablet: ${String(error)}`) })
    }
  return rows
}

/** What of one log goes next; null when nothing of it waits. */
async function batchOf(
  db: Database,
  row: LogRow,
  ack: AckRow,
  limit: number,
): Promise<Batch | null> {
  const rows: { seq: number; tap: unknown }[] = []
  for (const range of missing(ack.ranges, row.first, row.last)) {
    if (rows.length >= limit) break
    rows.push(...(await readRange(db, row.log, range, limit - rows.length)))
  }
  const anchors =
    row.lastAnchor > ack.anchorsTo ? await anchorsAfter(db, row.log, ack.anchorsTo) : []
  if (rows.length === 0 && anchors.length === 0) return null
  return {
    log: row.log,
    after: row.after,
    anchors,
    taps: rows.map(({ tap }) => tap),
    seqs: rows.map(({ seq }) => seq),
  }
}

/**
 * All logs as a file holds them, the oldest first: wholly, or what waits of them.
 * @returns nothing for a log of which nothing waits
 */
export async function readLogs(db: Database, what: 'all' | 'waiting'): Promise<LogCopy[]> {
  const copies: LogCopy[] = []
  for (const row of await db.logs.orderBy('order').toArray()) {
    const ack = (what === 'waiting' && (await db.acks.get(row.log))) || noAck(row.log)
    const copy: LogCopy = { log: row.log, after: row.after, last: row.last, anchors: [], taps: [] }
    let { anchorsTo } = ack
    for (;;) {
      const anchors = await anchorsAfter(db, row.log, anchorsTo)
      const newest = anchors.at(-1)
      if (!newest) break
      copy.anchors.push(...anchors)
      anchorsTo = newest.mono
    }
    for (const range of missing(ack.ranges, row.first, row.last))
      copy.taps.push(...(await readRange(db, row.log, range, row.last)).map(({ tap }) => tap))
    if (copy.taps.length > 0 || copy.anchors.length > 0) copies.push(copy)
  }
  return copies
}

/**
 * What goes next of all logs, the oldest first. Two reads say of which log, however many a tablet holds:
 * one that was restarted often has hundreds, most of them answered for.
 */
export async function readNextBatch(
  db: Database,
  limit: number,
  skipLogs: string[],
): Promise<Batch | null> {
  const [rows, acks] = await db.transaction('r', [db.logs, db.acks], () =>
    Promise.all([db.logs.orderBy('order').toArray(), db.acks.toArray()]),
  )
  const ackOf = new Map(acks.map((ack) => [ack.log, ack]))
  for (const row of rows) {
    if (skipLogs.includes(row.log)) continue
    const ack = ackOf.get(row.log) ?? noAck(row.log)
    if (waitingOf(row, ack).length === 0 && row.lastAnchor <= ack.anchorsTo) continue
    const batch = await batchOf(db, row, ack, limit)
    if (batch) return batch
  }
  return null
}
