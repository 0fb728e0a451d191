import { CsvError, parse } from 'csv-parse/sync'
import { withoutApostrophe } from '../files/formula.ts'

/** A line that holds anything, counted from 1, and its cells, trimmed. */
export interface GridRow {
  line: number
  cells: string[]
}

const separators = ['\t', ';', ','] as const

/**
 * The rows of a text under each separator that it may have: a report is several tables with titles
 * between them, so that no line of it says for sure.
 */
export function readGrids(text: string): GridRow[][] {
  const body = text.replace(/^sep=.\n/i, '\n')
  return separators.map((separator) => readGrid(body, separator))
}

function readGrid(text: string, separator: string): GridRow[] {
  try {
    return parseGrid(text, separator, '"')
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // a name with a lone quote in it
    return parseGrid(text, separator, null)
  }
}

function parseGrid(text: string, separator: string, quote: string | null): GridRow[] {
  const rows: GridRow[] = []
  let end = 0
  parse(text, {
    delimiter: separator,
    record_delimiter: '\n',
    quote,
    relax_quotes: true,
    relax_column_count: true,
    on_record: (cells: string[], { lines }) => {
      const line = end + 1
      end = lines
      const clean = cells.map((cell) => withoutApostrophe(tidy(cell)))
      if (clean.some((cell) => cell !== '')) rows.push({ line, cells: clean })
      return null
    },
  })
  return rows
}

/** Blanks of every kind are one blank. */
const tidy = (cell: string): string => cell.replace(/\s+/gu, ' ').trim()
