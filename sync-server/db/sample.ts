import type { Tx } from './open.ts'

/** The sample that was made before and is not over yet, if there is one. */
export async function currentSample(tx: Tx, now: number): Promise<string | null> {
  const row = await tx
    .selectFrom('programmes')
    .innerJoin('sessions', 'sessions.programme', 'programmes.id')
    .select('programmes.id')
    .where('programmes.sample', '=', 1)
    .where('sessions.end', '>', now)
    .orderBy('programmes.created_at', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}
