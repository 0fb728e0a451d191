import type { Kysely } from 'kysely'

/** What attendees ask staff to put right in their records (row P3). */
export async function recordRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('record_requests')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
    .addColumn('attendee', 'text', (c) => c.notNull())
    .addColumn('session', 'text', (c) => c.notNull().references('sessions.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .execute()
  // a programme's, and one attendee's of them
  await db.schema
    .createIndex('record_requests_by_programme')
    .on('record_requests')
    .columns(['programme', 'attendee'])
    .execute()
}
