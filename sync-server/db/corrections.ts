import { Correction } from '../../src/domain/correction.ts'
import type { CorrectionsTable } from './evidence-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

export type CorrectionRow = Omit<CorrectionsTable, 'n'> & { n: number }
export type NewCorrection = Omit<CorrectionsTable, 'n'>

/** @throws ZodError where a stored one can't be read: better no record than a wrong one */
export function readCorrection({ id, n, body, by, at, reason }: CorrectionRow): Correction {
  return Correction.parse({ id, n, body: JSON.parse(body), by, at, reason })
}

/**
 * The number that the next correction's id bears. By what stands alone, so that a preview, which is
 * rolled back, speaks of the same ids as what is then applied. To be called under lockEvidence.
 */
export async function nextCorrection(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('corrections')
    .select((eb) => eb.fn.max('n').as('n'))
    .executeTakeFirst()
  return Number(row?.n ?? 0) + 1
}

export async function addCorrections(tx: Tx, rows: NewCorrection[]): Promise<void> {
  for (const part of parts(rows, 100)) await tx.insertInto('corrections').values(part).execute()
}

/** These corrections of a programme, in the order in which they were appended. */
export async function findCorrections(
  db: Db | Tx,
  programme: string,
  ids: Iterable<string>,
): Promise<CorrectionRow[]> {
  const found: CorrectionRow[] = []
  for (const part of parts(new Set(ids))) {
    found.push(
      ...(await db
        .selectFrom('corrections')
        .selectAll()
        .where('programme', '=', programme)
        .where('id', 'in', part)
        .execute()),
    )
  }
  return found.sort(byNumber)
}

/** What was appended together. */
export async function correctionsOfBatch(db: Db | Tx, batch: string): Promise<CorrectionRow[]> {
  return db.selectFrom('corrections').selectAll().where('batch', '=', batch).orderBy('n').execute()
}

/** Of which programme a correction is; undefined: there is none of this id. */
export async function findCorrection(db: Db | Tx, id: string): Promise<CorrectionRow | undefined> {
  return db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
}

/** These and every undo that takes one of them back, directly or through other undos. */
export async function withUndos(db: Db | Tx, rows: CorrectionRow[]): Promise<CorrectionRow[]> {
  const all = new Map(rows.map((row) => [row.id, row]))
  for (const part of parts(new Set(rows.map(({ root }) => root)))) {
    const chains = await db
      .selectFrom('corrections')
      .selectAll()
      .where('root', 'in', part)
      .where('kind', '=', 'undo')
      .execute()
    for (const row of chains) all.set(row.id, row)
  }
  return [...all.values()].sort(byNumber)
}

const byNumber = (a: { n: number }, b: { n: number }) => a.n - b.n
