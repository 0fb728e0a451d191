import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { DialectName } from '../dialect.ts'
import { indexAct } from '../history-about.ts'
import type { Tx } from '../open.ts'

const rowsAtOnce = 500

/** What each row of the history is about: a person's, a session's or a programme's rows are found by it. */
export function history(dialect: DialectName) {
  return async (db: Kysely<unknown>): Promise<void> => {
    const table = db.schema.createTable('audit_about') as unknown as CreateTableBuilder<
      string,
      never
    >
    const keyed = dialect === 'postgres' ? table : table.modifyEnd(sql`without rowid`)
    // the rows about one thing, the newest first
    await keyed
      .addColumn('about', 'text', (c) => c.notNull())
      .addColumn('n', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('audit_about_key', ['about', 'n'])
      .execute()
    // what a row of a page is about
    await db.schema
      .createIndex('audit_about_of')
      .on('audit_about')
      .columns(['n', 'about'])
      .execute()
    await fill(db as unknown as Tx)
  }
}

async function fill(db: Tx): Promise<void> {
  for (let after = 0, more = true; more; ) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('n', '>', after)
      .orderBy('n')
      .limit(rowsAtOnce)
      .execute()
    for (const row of rows) await indexAct(db, row.n, { ...row, detail: JSON.parse(row.detail) })
    after = rows.at(-1)?.n ?? 0
    more = rows.length === rowsAtOnce
  }
}
