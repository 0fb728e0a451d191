import type { Database } from './database.ts'
import { ConnectionLost, isConnectionLost } from './failure.ts'
import type { Timers } from './types.ts'

const REOPENINGS = 3
/** Far longer than the largest roster takes on the slowest tablet. What hangs longer hangs for ever. */
const WORK_HANG_MS = 30_000

/** Gives `work` up after a time. */
function limited<T>(timers: Timers, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(WORK_HANG_MS, () =>
      reject(new ConnectionLost('the store did not answer')),
    )
    work.then(resolve, reject).finally(cancel)
  })
}

/** A connection that is assumed to be mortal. */
export interface Connection {
  /** Runs `work`, which may run again whole; where the connection proves lost, reopens it and runs `work` again, up to three times. */
  run: <T>(work: (db: Database) => Promise<T>) => Promise<T>
  close: () => void
}

/** Keeps `db` open. Rejects with the last error when reopening doesn't help. */
export function keepOpen(db: Database, timers: Timers): Connection {
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
          return await limited(
            timers,
            (async () => {
              if (reopening) await reopening
              if (!db.isOpen()) await db.open()
              return work(db)
            })(),
          )
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
