import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** Who was merged into whom, appended; `attendees.merged_into` is what stands. */
export function merges(dialect: DialectName) {
  return async (db: Kysely<unknown>): Promise<void> => {
    const table = db.schema.createTable('merges') as unknown as CreateTableBuilder<string, never>
    const growing =
      dialect === 'postgres'
        ? table.addColumn('n', 'bigserial', (c) => c.primaryKey())
        : table.addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())
    await growing
      .addColumn('attendee', 'text', (c) => c.notNull().references('attendees.id'))
      .addColumn('into', 'text', (c) => c.references('attendees.id'))
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createIndex('merges_by_attendee')
      .on('merges')
      .columns(['attendee', 'n'])
      .execute()
    // reconciling an attendee: who counts for them
    await sql`create index attendees_by_merge on attendees (merged_into)
      where merged_into is not null`.execute(db)
  }
}
