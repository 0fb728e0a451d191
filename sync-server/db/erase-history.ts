import * as z from 'zod/mini'
import type { Db, Tx } from './open.ts'

const Detail = z.record(z.string(), z.unknown())
const Erased = z.object({ history: z.array(z.int()) })

/**
 * Takes what somebody wrote (`reason`) out of the rows of the history that name one of these people. The
 * rows keep their hashes, so that the chain holds; the act that erases must name the rows given back.
 * @returns the numbers of the rows
 */
export async function eraseFromHistory(tx: Tx, ids: readonly string[]): Promise<number[]> {
  const rows = await tx
    .selectFrom('audit')
    .select(['n', 'subject', 'detail'])
    .where('detail', 'like', '%"reason":"%')
    .orderBy('n')
    .execute()
  const named = rows.filter(({ subject, detail }) =>
    ids.some((id) => subject === `attendee:${id}` || detail.includes(JSON.stringify(id))),
  )
  for (const { n, detail } of named) {
    const without = { ...z.parse(Detail, JSON.parse(detail)), reason: null, erased: true }
    await tx
      .updateTable('audit')
      .set({ detail: JSON.stringify(without) })
      .where('n', '=', n)
      .execute()
  }
  return named.map(({ n }) => n)
}

export const eraseAct = 'erase'

/** The rows of the history of which erasing took words: only those may not follow from their content. */
export async function erasedFromHistory(db: Db): Promise<Set<number>> {
  const acts = await db.selectFrom('audit').select('detail').where('act', '=', eraseAct).execute()
  return new Set(acts.flatMap(({ detail }) => z.parse(Erased, JSON.parse(detail)).history))
}
