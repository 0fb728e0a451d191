import type { StraysTable } from './evidence-tables.ts'
import type { Tx } from './open.ts'
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

/** Of these ids those of strays of the programme. */
export async function findStrays(
  tx: Tx,
  programme: string,
  ids: Iterable<string>,
): Promise<string[]> {
  const found: { id: string }[] = []
  for (const part of parts(ids)) {
    found.push(
      ...(await tx
        .selectFrom('strays')
        .innerJoin('logs', 'logs.n', 'strays.log')
        .select('strays.id')
        .where('strays.id', 'in', part)
        .where('logs.programme', '=', programme)
        .execute()),
    )
  }
  return found.map(({ id }) => id)
}
