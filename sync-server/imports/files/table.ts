import type { ImportReport } from '../../../src/domain/api.ts'
import type { Pages } from '../pages.ts'

/** One record of a file: the line on which it starts, the heading's being 1, and its cells, trimmed. */
export interface TableRow {
  line: number
  cells: string[]
}

export type SheetRead = NonNullable<ImportReport['sheet']>

/** What every tabular file comes down to. */
export interface Table {
  heading: string[]
  rows: TableRow[]
  /** only a spreadsheet has it: the day from which its numbers count days */
  dates?: '1900' | '1904'
  /** of a workbook: the sheet that this is, and those that were not read */
  sheet?: SheetRead
}

/** The same, its rows packed: see Pages. */
export type PagedTable = Omit<Table, 'rows'> & { rows: Pages<TableRow> }

/** In characters. */
export const longestCell = 20_000
