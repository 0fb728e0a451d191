import type { ImportError, ImportReport, ImportRow } from '../../src/domain/api.ts'
import type { ReadColumns } from '../../src/domain/api-imports.ts'
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

/** What is known of a file's rows so far: it keeps no more of them than a report shows. */
export interface Tally {
  /** of the rows added afterwards, those that are blamed count, but are shown as faulty */
  blame: (faults: readonly Fault[]) => void
  add: (row: PlannedRow) => void
  readonly faulty: boolean
  /** The answer to an import. Faults and rows are cut to what a person can read. */
  report: (missing: ImportReport['missing']) => ImportReport
}

export function createTally(dryRun: boolean): Tally {
  const counts = { added: 0, updated: 0, unchanged: 0 }
  const bad = new Set<number>()
  let faults: Fault[] = []
  const good: ImportRow[] = []
  return {
    blame: (more) => {
      for (const one of more) {
        faults.push(one)
        if (one.row !== null) bad.add(one.row)
      }
      if (faults.length > 4 * shownFaults) faults = inOrder(faults).slice(0, shownFaults)
    },
    add: ({ row, act, title, cells }) => {
      counts[act]++
      if (!dryRun || act === 'unchanged' || bad.has(row) || good.length >= shownRows) return
      good.push({ row, act, title, cells: cells() })
    },
    get faulty() {
      return faults.length > 0
    },
    report: (missing) => ({
      ...(faults.length > 0 && !dryRun ? { added: 0, updated: 0, unchanged: 0 } : counts),
      missing,
      errors: inOrder(faults).slice(0, shownFaults),
      ...(dryRun ? { rows: preview(bad, good) } : {}),
    }),
  }
}

/** The answer to an import all of whose rows are at hand. */
export function report(
  planned: PlannedRow[],
  missing: ImportReport['missing'],
  faults: Fault[],
  dryRun: boolean,
): ImportReport {
  const tally = createTally(dryRun)
  tally.blame(faults)
  for (const row of planned) tally.add(row)
  return tally.report(missing)
}

function inOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}

function preview(bad: ReadonlySet<number>, good: readonly ImportRow[]): ImportRow[] {
  const rows = [...bad].map((row): ImportRow => ({ row, act: 'error', title: '', cells: [] }))
  return [...rows, ...good].sort((a, b) => a.row - b.row).slice(0, shownRows)
}

/** What a report says of the sheet that was read. */
type OfSheet = Pick<ImportReport, 'sheet' | 'columns'>

/** What a report says beside its counts: rows that stay as others left them, the sheet that was read. */
export const also = ({ kept }: { kept: number }, { sheet, columns }: OfSheet) => ({
  ...(kept > 0 ? { kept } : {}),
  ...(sheet ? { sheet } : {}),
  ...(columns ? { columns } : {}),
})

/** What is told of a table: its columns only before it is applied. */
export const toldOf = (
  { dryRun }: { dryRun: boolean },
  { sheet }: Pick<ImportReport, 'sheet'>,
  columns: ReadColumns,
): OfSheet => ({ ...(sheet ? { sheet } : {}), ...(dryRun ? { columns } : {}) })
