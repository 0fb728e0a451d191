import { wasTakenBack } from './failures.ts'
import type { Db, Tx } from './open.ts'

/**
 * Runs `act` in a transaction. Where the database takes it back because of others at the same time,
 * `act` is run again from the beginning: it works on the database alone and tells nobody anything.
 */
export type Transact = <T>(act: (tx: Tx) => Promise<T>) => Promise<T>

const tries = 6
const firstPauseMs = 10

export interface Chance {
  random: (bytes: number) => Uint8Array
  pause: (ms: number) => Promise<void>
}

/** Six tries at most, each after a longer pause than the one before, none at the same moment as another's. */
export function transactAgain(db: Db, { random, pause }: Chance): Transact {
  return async (act) => {
    for (let failures = 1; ; failures++) {
      try {
        return await db.transaction().execute(act)
      } catch (error) {
        if (failures === tries || !wasTakenBack(error)) throw error
        await pause(jitter(firstPauseMs * 2 ** failures, random))
      }
    }
  }
}

/** From half of `most` to `most`, ms. */
function jitter(most: number, random: Chance['random']): number {
  return (most * (256 + (random(1)[0] ?? 0))) / 512
}
