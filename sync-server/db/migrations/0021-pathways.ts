import type { CreateTableBuilder, Kysely } from 'kysely'

/** Ordered sets of sessions that people work through. */
export async function pathways(db: Kysely<unknown>): Promise<void> {
  const table = db.schema.createTable('pathways') as unknown as CreateTableBuilder<string, never>
  await table
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('removed_at', 'bigint')
    .execute()
  // a programme's pathways
  await db.schema
    .createIndex('pathways_by_programme')
    .on('pathways')
    .columns(['programme', 'created_at'])
    .execute()
  // progress over everybody, and what expires: by programme
  await db.schema
    .createIndex('completions_by_programme')
    .on('completions')
    .columns(['programme', 'session'])
    .execute()
}
