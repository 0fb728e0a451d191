import { Tap } from '../domain/tap.ts'
import type { Database, TapRow } from './database.ts'
import { includes } from './ranges.ts'
import type { HeldTap } from './types.ts'

/** Rows as taps to be shown. A row that is no tap can't be shown; it is sent all the same. */
async function shown(db: Database, rows: TapRow[]): Promise<HeldTap[]> {
  const logs = [...new Set(rows.map(({ log }) => log))]
  const acks = new Map((await db.acks.bulkGet(logs)).map((ack, at) => [logs[at], ack]))
  return rows.flatMap((row): HeldTap[] => {
    const { log } = row
    const tap = Tap.safeParse(row)
    const acknowledged = includes(acks.get(log)?.ranges ?? [], row.seq)
    return tap.success ? [{ log, tap: tap.data, acknowledged }] : []
  })
}

/** The last `count` taps of all logs, newest first. */
export async function readLastTaps(db: Database, count: number): Promise<HeldTap[]> {
  const rows: TapRow[] = []
  for (const { log } of await db.logs.orderBy('order').reverse().toArray()) {
    if (rows.length >= count) break
    rows.push(
      ...(await db.taps
        .where('[log+seq]')
        .between([log, 0], [log, Number.MAX_SAFE_INTEGER])
        .reverse()
        .limit(count - rows.length)
        .toArray()),
    )
  }
  return shown(db, rows)
}

/** An attendee's taps and the voids that name them (a void names a tap, not a person), oldest first. */
export async function readTapsOf(db: Database, attendee: string): Promise<HeldTap[]> {
  const found = new Map<string, TapRow>()
  const add = (rows: TapRow[]) => {
    const fresh = rows.filter(({ log, seq }) => !found.has(`${log} ${seq}`))
    for (const row of fresh) found.set(`${row.log} ${row.seq}`, row)
    return fresh
  }
  let fresh = add(await db.taps.where('attendee').equals(attendee).toArray())
  while (fresh.length > 0)
    fresh = add(
      await db.taps
        .where('[voids.log+voids.seq]')
        .anyOf(fresh.map(({ log, seq }) => [log, seq]))
        .toArray(),
    )
  const orders = new Map((await db.logs.toArray()).map(({ log, order }) => [log, order]))
  const rows = [...found.values()].sort(
    (a, b) => (orders.get(a.log) ?? 0) - (orders.get(b.log) ?? 0) || a.seq - b.seq,
  )
  return shown(db, rows)
}
