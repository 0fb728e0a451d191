import { isPrunable, noAck } from './acks.ts'
import type { Database } from './database.ts'

/** Removes logs that were wholly answered for long enough ago; never `own`, the page's. The only deletion of taps there is. */
export const pruneLogs = (
  db: Database,
  own: string,
  serverTime: number,
  keepDays: number,
): Promise<void> =>
  db.transaction('rw', [db.logs, db.acks, db.taps, db.anchors], async () => {
    for (const row of await db.logs.toArray()) {
      const { log } = row
      const ack = (await db.acks.get(log)) ?? noAck(log)
      if (log === own || !isPrunable(row, ack, serverTime, keepDays)) continue
      const [from, to] = [
        [log, 0],
        [log, Number.MAX_SAFE_INTEGER],
      ]
      await db.taps.where('[log+seq]').between(from, to).delete()
      await db.anchors.where('[log+mono]').between(from, to).delete()
      await db.acks.delete(log)
      await db.logs.delete(log)
    }
  })
