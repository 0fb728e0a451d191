import type { Selectable } from 'kysely'
import type { ImportRowsTable, ImportsTable } from './import-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

/** How long an import can be undone: what rows were before is kept no longer. */
const keptMs = 30 * 86_400_000
const rowsAPage = 2000

export type StoredImport = Selectable<ImportsTable>
export type StoredImportRow = Selectable<ImportRowsTable>
export type ListedImport = StoredImport & {
  canUndo: boolean
  byName: string | null
  undoneByName: string | null
}
/** What an import did to one thing. */
export interface ImportedRow {
  subject: string
  act: ImportRowsTable['act']
  /** the values that it changed, as they were */
  before: Record<string, unknown>
  after: string
}

/** Keeps what an import did, and gives up what can't be undone any more. */
export async function keepImport(
  tx: Tx,
  made: Omit<ImportsTable, 'n' | 'undone_by' | 'undone_at'>,
  rows: readonly ImportedRow[],
): Promise<void> {
  await tx
    .insertInto('imports')
    .values({ ...made, undone_by: null, undone_at: null })
    .execute()
  await keepRows(tx, made.id, rows)
  await tx
    .deleteFrom('import_rows')
    .where('import', 'in', (eb) =>
      eb
        .selectFrom('imports')
        .select('id')
        .where('at', '<', made.at - keptMs),
    )
    .execute()
}

/** Keeps more of what an import did. */
export async function keepRows(tx: Tx, id: string, rows: readonly ImportedRow[]): Promise<void> {
  for (const part of parts(rows, 500)) {
    await tx
      .insertInto('import_rows')
      .values(part.map((row) => ({ ...row, import: id, before: JSON.stringify(row.before) })))
      .execute()
  }
}

/** A programme's imports, the newest first, one more than the page's limit. */
export async function importsPage(
  db: Db,
  programme: string,
  limit: number,
  before: number | null,
): Promise<ListedImport[]> {
  let query = db
    .selectFrom('imports')
    .leftJoin('people as maker', 'maker.id', 'imports.by')
    .leftJoin('people as undoer', 'undoer.id', 'imports.undone_by')
    .selectAll('imports')
    .select(['maker.name as byName', 'undoer.name as undoneByName'])
    .select((eb) =>
      eb
        .selectFrom('import_rows')
        .select('import')
        .whereRef('import_rows.import', '=', 'imports.id')
        .limit(1)
        .as('kept'),
    )
    .where('programme', '=', programme)
    .orderBy('n', 'desc')
    .limit(limit + 1)
  if (before !== null) query = query.where('n', '<', before)
  const rows = await query.execute()
  return rows.map(({ kept, ...row }) => ({ ...row, canUndo: kept !== null }))
}

export async function importById(db: Db | Tx, id: string): Promise<StoredImport | undefined> {
  return db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What an import did, by subject, in pages. */
export async function* rowsOfImport(tx: Tx, id: string): AsyncGenerator<StoredImportRow[]> {
  for (let after = ''; ; ) {
    const rows = await tx
      .selectFrom('import_rows')
      .selectAll()
      .where('import', '=', id)
      .where('subject', '>', after)
      .orderBy('subject')
      .limit(rowsAPage)
      .execute()
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsAPage) return
    after = last.subject
  }
}

/** An import that was undone can't be undone again: what its rows were before is given up. */
export async function markUndone(tx: Tx, id: string, by: string, now: number): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ undone_by: by, undone_at: now })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('import_rows').where('import', '=', id).execute()
}

/**
 * Gives up what imports keep of these attendees (rule E9). Their rows stay, so that undoing an import names
 * them as changed since.
 */
export async function forgetImported(tx: Tx, attendees: Iterable<string>): Promise<void> {
  for (const part of parts(attendees)) {
    await tx
      .updateTable('import_rows')
      .set({ before: '{}', after: '' })
      .where('subject', 'in', part)
      .execute()
  }
}
