import type { Kysely } from 'kysely'

/** A programme's first and last day, as dates of its zone: known before it has sessions. */
export async function programmeDates(db: Kysely<unknown>): Promise<void> {
  for (const column of ['starts_on', 'ends_on']) {
    await db.schema.alterTable('programmes').addColumn(column, 'text').execute()
  }
}
