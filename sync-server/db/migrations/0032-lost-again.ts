import type { Kysely } from 'kysely'

/** A closing of lost numbers is taken back by a row that names it: nothing of what was done goes. */
export async function lostAgain(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('lost')
    .addColumn('undoes', 'text', (column) => column.references('lost.id'))
    .execute()
}
