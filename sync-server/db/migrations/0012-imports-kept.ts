import type { CreateTableBuilder, Kysely } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** What was imported, and what each row was before: so that a whole import can be undone. */
export function importsKept(dialect: DialectName) {
  return async (db: Kysely<unknown>): Promise<void> => {
    const table = (name: string) =>
      db.schema.createTable(name) as unknown as CreateTableBuilder<string, never>
    const imports =
      dialect === 'postgres'
        ? table('imports').addColumn('n', 'bigserial', (c) => c.primaryKey())
        : table('imports').addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())
    await imports
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('file', 'text')
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('added', 'integer', (c) => c.notNull())
      .addColumn('updated', 'integer', (c) => c.notNull())
      .addColumn('cancelled', 'integer', (c) => c.notNull())
      .addColumn('undone_by', 'text')
      .addColumn('undone_at', 'bigint')
      .execute()
    // the list of a programme's imports, newest first
    await db.schema
      .createIndex('imports_by_programme')
      .on('imports')
      .columns(['programme', 'n'])
      .execute()
    await table('import_rows')
      .addColumn('import', 'text', (c) => c.notNull().references('imports.id'))
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('act', 'text', (c) => c.notNull())
      .addColumn('before', 'text', (c) => c.notNull())
      .addColumn('after', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('import_rows_key', ['import', 'subject'])
      .execute()
    // somebody is erased
    await db.schema
      .createIndex('import_rows_by_subject')
      .on('import_rows')
      .column('subject')
      .execute()
  }
}
