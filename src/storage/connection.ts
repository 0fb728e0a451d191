import type { Database } from './database.ts'
import { isConnectionLost } from './failure.ts'

const REOPENINGS = 3

/** A connection that is assumed to be mortal. */
export interface Connection {
  /** Runs `work`; where the connection proves lost, reopens it and runs `work` again, up to three times. */
  run: <T>(work: (db: Database) => Promise<T>) => Promise<T>
  close: () => void
}

/** Keeps `db` open. Rejects with the last error when reopening doesn't help. */
export function keepOpen(db: Database): Connection {
  let generation = 0
  let reopening: Promise<void> | null = null
  let closed = false

  // Several works fail at once when a connection dies: the first reopens, the others wait for it.
  const reopen = (seen: number): Promise<void> => {
    if (reopening) return reopening
    if (seen !== generation) return Promise.resolve()
    generation++
    reopening = (async () => {
      db.close({ disableAutoOpen: false })
      await db.open()
    })().finally(() => {
      reopening = null
    })
    return reopening
  }

  return {
    run: async (work) => {
      for (let attempt = 0; ; attempt++) {
        const seen = generation
        try {
          if (reopening) await reopening
          if (!db.isOpen()) await db.open()
          return await work(db)
        } catch (error) {
          if (closed || attempt === REOPENINGS || !isConnectionLost(error)) throw error
          await reopen(seen).catch(() => {})
        }
      }
    },
    close: () => {
      closed = true
      db.close()
    },
  }
}
