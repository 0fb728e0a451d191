import { sql } from 'kysely'
import * as z from 'zod/mini'
import { auditHash } from './audit.ts'
import { erasedFromHistory } from './erase-history.ts'
import type { Database, Db } from './open.ts'

const Detail = z.record(z.string(), z.unknown())
const rowsAtOnce = 1000

export interface AuditVerified {
  /** how many rows follow from one another, from the first on */
  rows: number
  /** the number of the first that doesn't; null: all do */
  broken: number | null
  /** the last that does */
  head: { n: number; at: number; hash: string } | null
  /** how many of those lost words to an erasing */
  erased: number
}

/**
 * Goes through the history and computes each row's hash from the one before (row A6). Rows of which an
 * erasure took words, and which it names, count by the hash that they had (rule E9).
 */
export async function verifyAudit(db: Db): Promise<AuditVerified> {
  const without = await erasedFromHistory(db)
  let head: AuditVerified['head'] = null
  let rows = 0
  let erased = 0
  for (let after = 0; ; ) {
    const part = await db
      .selectFrom('audit')
      .selectAll()
      .where('n', '>', after)
      .orderBy('n')
      .limit(rowsAtOnce)
      .execute()
    for (const { n, hash, detail, ...act } of part) {
      const read = readDetail(detail)
      const follows = read && auditHash(head?.hash ?? '', { ...act, detail: read }) === hash
      if (!follows && !without.has(n)) return { rows, broken: n, head, erased }
      if (!follows) erased++
      head = { n, at: act.at, hash }
      after = n
      rows++
    }
    if (part.length < rowsAtOnce) return { rows, broken: null, head, erased }
  }
}

function readDetail(json: string): Record<string, unknown> | null {
  try {
    const read = z.safeParse(Detail, JSON.parse(json))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/**
 * Lets the database look through itself: pages, indexes and references of the embedded one; of
 * PostgreSQL every row is read, which meets torn pages and texts, and its indexes are checked where
 * its extension for that is there.
 * @returns what is wrong, in the database's own words
 */
export async function verifyDatabase({ db, sqlite }: Database): Promise<string[]> {
  if (!sqlite) return verifyPostgres(db)
  const pages = sqlite.prepare('pragma integrity_check').all()
  const texts = pages.map((row) => String(row.integrity_check)).filter((text) => text !== 'ok')
  const references = sqlite.prepare('pragma foreign_key_check').all()
  const dangling = references.map(
    ({ table, rowid, parent }) =>
      `${table}: a row${rowid === null ? '' : ` (${rowid})`} names one of ${parent} that is not there`,
  )
  return [...texts, ...dangling]
}

async function verifyPostgres(db: Db): Promise<string[]> {
  const wrong: string[] = []
  const attempt = async (what: string, ask: () => Promise<unknown>) => {
    try {
      await ask()
    } catch (error) {
      wrong.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const tables = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = current_schema() order by tablename`.execute(db)
  for (const { name } of tables.rows) {
    await attempt(name, () =>
      sql`select sum(length(t::text)) from ${sql.table(name)} as t`.execute(db),
    )
  }
  const extension = await sql`select 1 from pg_extension where extname = 'amcheck'`.execute(db)
  if (extension.rows.length === 0) return wrong
  const indexes = await sql<{ name: string }>`select i.indexrelid::regclass::text as name
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
    where a.amname = 'btree' and c.relnamespace = current_schema()::regnamespace
      and i.indisvalid`.execute(db)
  for (const { name } of indexes.rows) {
    await attempt(name, () =>
      sql`select bt_index_check(cast(${name} as regclass), true)`.execute(db),
    )
  }
  return wrong
}
