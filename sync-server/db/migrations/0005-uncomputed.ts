import type { Kysely } from 'kysely'

/** Attendees whose records could not be computed from what is stored. */
export async function uncomputed(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('uncomputed')
    .addColumn('programme', 'text', (c) => c.notNull())
    .addColumn('attendee', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('uncomputed_key', ['programme', 'attendee'])
    .execute()
}
