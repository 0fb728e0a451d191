import type { StraysTable } from './evidence-tables.ts'
import type { Tx } from './open.ts'
import { parts } from './taps.ts'

/**
 * Keeps what has no number of its own; the same stray twice is one.
 * @returns the ids of those that were new
 */
export async function addStrays(tx: Tx, strays: StraysTable[]): Promise<Set<string>> {
  const kept = new Set<string>()
  for (const part of parts(strays, 100)) {
    const rows = await tx
      .insertInto('strays')
      .values(part)
      .onConflict((conflict) => conflict.columns(['log', 'hash', 'kind']).doNothing())
      .returning('id')
      .execute()
    for (const { id } of rows) kept.add(id)
  }
  return kept
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
