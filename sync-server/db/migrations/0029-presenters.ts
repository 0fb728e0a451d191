import type { Kysely } from 'kysely'

/** Presenters of whom more is known than the name that sessions have of them. */
export async function presenters(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('presenters')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('language', 'text')
    .addUniqueConstraint('presenters_by_name', ['programme', 'name'])
    .execute()
}
