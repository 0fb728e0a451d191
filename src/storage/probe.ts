import type { Database } from './database.ts'
import { strictly } from './transaction.ts'
import type { Timers } from './types.ts'

const key = 'storage.probe'

/**
 * Writes a note in the kind of transaction that a tap is written in, then reads it back. No tap is
 * made: it would be evidence about somebody.
 * @returns how long the write took, ms by the tablet's clock
 */
export async function writeProbe(
  db: Database,
  { timers, now }: { timers: Timers; now: () => number },
): Promise<number> {
  const value = now()
  await strictly<null>(db.backendDB(), ['notes'], timers, (transaction, done) => {
    transaction.objectStore('notes').put({ key, value })
    done(null)
  })
  const took = now() - value
  const found = await db.notes.get(key)
  if (found?.value !== value) throw new Error('what was written could not be read back')
  return Math.max(0, took)
}
