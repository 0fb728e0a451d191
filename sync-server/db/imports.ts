import { sql } from 'kysely'
import type { DialectName } from './dialect.ts'
import type { Db, Tx } from './open.ts'

/** One import at a time: two could add the same session or room. SQLite has one writer anyway. */
export async function lockImports(tx: Tx, dialect: DialectName): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(743)`.execute(tx)
}

/** Rooms of a programme: id by name. */
export async function roomsByName(db: Db | Tx, programme: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('rooms')
    .select(['id', 'name'])
    .where('programme', '=', programme)
    .execute()
  return new Map(rows.map((row) => [row.name, row.id]))
}
