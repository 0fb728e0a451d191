import type { ImportError, ImportReport, ImportRow } from '../../src/domain/api.ts'
import { err, type Result } from '../../src/domain/result.ts'

/** What is wrong with a file, at which line and column; see ImportError. */
export type Fault = ImportError

/** @param row line of the file, the heading being 1; null where the whole file is meant */
export function fault(
  row: number | null,
  column: string | null,
  code: string,
  message: string,
): Fault {
  return { row, column, code, message }
}

/** The outcome of a step that refuses a file for one reason. */
export const refuse = (
  row: number | null,
  column: string | null,
  code: string,
  message: string,
): Result<never, Fault[]> => err([fault(row, column, code, message)])

/** One row of the file and what becomes of it. */
export interface PlannedRow {
  row: number
  act: 'added' | 'updated' | 'unchanged'
  title: string
  /** told only for the rows that are shown: it costs time */
  cells: () => ImportRow['cells']
}

const shownRows = 5000
const shownFaults = 1000

/** The answer to an import. Faults and rows are cut to what a person can read. */
export function report(
  planned: PlannedRow[],
  missing: ImportReport['missing'],
  faults: Fault[],
  dryRun: boolean,
): ImportReport {
  const count = (act: PlannedRow['act']) =>
    faults.length > 0 && !dryRun ? 0 : planned.filter((row) => row.act === act).length
  return {
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    missing,
    errors: inOrder(faults).slice(0, shownFaults),
    ...(dryRun ? { rows: preview(planned, faults) } : {}),
  }
}

function inOrder(faults: Fault[]): Fault[] {
  return [...faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}

function preview(planned: PlannedRow[], faults: Fault[]): ImportRow[] {
  const bad = new Set(faults.map((one) => one.row).filter((row) => row !== null))
  const changed = planned.filter((row) => row.act !== 'unchanged' && !bad.has(row.row))
  const rows: ImportRow[] = [...bad].map((row) => ({ row, act: 'error', title: '', cells: [] }))
  const good = changed
    .slice(0, shownRows)
    .map(({ row, act, title, cells }): ImportRow => ({ row, act, title, cells: cells() }))
  return [...rows, ...good].sort((a, b) => a.row - b.row).slice(0, shownRows)
}

/** What a report says beside its counts: rows that stay as others left them, the sheet that was read. */
export const also = ({ kept }: { kept: number }, { sheet }: Pick<ImportReport, 'sheet'>) => ({
  ...(kept > 0 ? { kept } : {}),
  ...(sheet ? { sheet } : {}),
})
