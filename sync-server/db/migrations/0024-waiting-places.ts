import type { Kysely } from 'kysely'

/** Who waits for a place in a full session, in their order. */
export async function waitingPlaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('waiting_places')
    .addColumn('session', 'text', (c) => c.notNull().references('sessions.id'))
    .addColumn('attendee', 'text', (c) => c.notNull().references('attendees.id'))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('waiting_places_key', ['session', 'attendee'])
    .execute()
  // what is stored about a person; merging and erasing
  await db.schema
    .createIndex('waiting_places_by_attendee')
    .on('waiting_places')
    .column('attendee')
    .execute()
}
