import { CsvError, parse } from 'csv-parse/sync'
import { withoutApostrophe } from '../files/formula.ts'

/** A line that holds anything, counted from 1, and its cells, trimmed. */
export interface GridRow {
  line: number
  cells: string[]
}

/** No line of a report is longer, characters. */
export const longestLine = 20_000
const mostColumns = 60
const separators = ['\t', ';', ','] as const

/**
 * The rows of a text under each separator that it may have: a report is several tables with titles
 * between them, so that no line of it says for sure.
 */
export function readGrids(text: string): GridRow[][] {
  const body = text.replace(/^sep=.\n/i, '\n')
  const met = separators.filter((separator) => body.includes(separator))
  return met.map((separator) => readGrid(body, separator))
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
    max_record_size: longestLine,
    on_record: (cells: string[], { lines }) => {
      const line = end + 1
      end = lines
      const clean = cells.slice(0, mostColumns).map((cell) => withoutApostrophe(tidy(cell)))
      if (clean.some((cell) => cell !== '')) rows.push({ line, cells: clean })
      return null
    },
  })
  return rows
}

const longestCell = 300

/** Blanks of every kind are one blank; nothing that a report says is longer. */
const tidy = (cell: string): string =>
  cell
    .slice(0, 2 * longestCell)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longestCell)
