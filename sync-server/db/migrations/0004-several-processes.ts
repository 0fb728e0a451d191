import { type Kysely, sql } from 'kysely'

/** What several server processes on one database must agree on: attempts counted, closings made once. */
export async function severalProcesses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attempts')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('closings_by_itself')
    .on('closings')
    .column('session')
    .unique()
    .where(sql.ref('by'), '=', 'system')
    .execute()
}
