/** One record of a file: the line on which it starts, the heading's being 1, and its cells, trimmed. */
export interface TableRow {
  line: number
  cells: string[]
}

/** What every tabular file comes down to. */
export interface Table {
  heading: string[]
  rows: TableRow[]
  /** only a spreadsheet has it: the day from which its numbers count days */
  dates?: '1900' | '1904'
}

/** In characters. */
export const longestCell = 20_000
