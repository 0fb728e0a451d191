import type { Tx } from './open.ts'
import type { StraysTable } from './tables.ts'
import { parts } from './taps.ts'

/** Keeps what has no number of its own; the same stray twice is one. */
export async function addStrays(tx: Tx, strays: StraysTable[]): Promise<void> {
  for (const part of parts(strays, 100)) {
    await tx
      .insertInto('strays')
      .values(part)
      .onConflict((conflict) => conflict.columns(['log', 'hash', 'kind']).doNothing())
      .execute()
  }
}
