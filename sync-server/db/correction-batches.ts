import type { CorrectionRow } from './corrections.ts'
import { rootsAbout } from './corrections-list.ts'
import type { Db } from './open.ts'

/**
 * The first correction of each batch of a programme, the newest first, one more than `limit`, before
 * number `before`; with `session` or `attendee` of those that concern it. A batch bears its first one's id.
 */
export async function firstOfBatches(
  db: Db,
  programme: string,
  about: { session?: string | undefined; attendee?: string | undefined },
  { limit, before }: { limit: number; before: number | null },
): Promise<CorrectionRow[]> {
  let query = db
    .selectFrom('corrections')
    .selectAll()
    .where('programme', '=', programme)
    .whereRef('id', '=', 'batch')
    .orderBy('n', 'desc')
    .limit(limit + 1)
  if (before !== null) query = query.where('n', '<', before)
  if (about.session !== undefined || about.attendee !== undefined) {
    query = query.where(
      'batch',
      'in',
      db
        .selectFrom('corrections as member')
        .select('member.batch')
        .where('member.programme', '=', programme)
        .where('member.root', 'in', rootsAbout(db, programme, about)),
    )
  }
  return query.execute()
}

/** How many corrections of each kind these batches hold, and how many reasons. */
export async function kindsOfBatches(db: Db, batches: string[]) {
  if (batches.length === 0) return []
  const rows = await db
    .selectFrom('corrections')
    .select(({ fn }) => [
      'batch',
      'kind',
      fn.countAll<number>().as('count'),
      fn.min('reason').as('leastReason'),
      fn.max('reason').as('greatestReason'),
    ])
    .where('batch', 'in', batches)
    .groupBy(['batch', 'kind'])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** The corrections of these batches that an undo names, directly or through other undos. */
export async function undoneOfBatches(db: Db, batches: string[]): Promise<CorrectionRow[]> {
  if (batches.length === 0) return []
  return db
    .selectFrom('corrections')
    .selectAll()
    .where('batch', 'in', batches)
    .where(
      'root',
      'in',
      db.selectFrom('corrections as undos').select('undos.root').where('undos.kind', '=', 'undo'),
    )
    .execute()
}

/** Whom and which taps the corrections of these batches concern, an undo by what it takes back. */
export async function touchedByBatches(db: Db, batches: string[]) {
  if (batches.length === 0) return []
  return db
    .selectFrom('corrections as c')
    .innerJoin('corrections as r', 'r.id', 'c.root')
    .leftJoin('logs', 'logs.log', 'r.log')
    .leftJoin('taps', (join) =>
      join.onRef('taps.log', '=', 'logs.n').onRef('taps.seq', '=', 'r.seq'),
    )
    .select(['c.batch', 'r.id', 'r.kind', 'r.body', 'r.log', 'r.seq', 'r.attendee', 'r.session'])
    .select(['taps.who', 'taps.counts_for'])
    .where('c.batch', 'in', batches)
    .execute()
}
