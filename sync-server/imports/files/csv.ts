import { CsvError, parse } from 'csv-parse/sync'
import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, fault, refuse } from '../report.ts'
import { withoutApostrophe } from './formula.ts'
import { longestCell, type Table, type TableRow } from './table.ts'

const mostRows = 200_000
const mostRecords = mostRows + 2
/** more than a report shows help nobody */
const mostFaults = 1000

/**
 * Reads CSV whose separator is a comma, a semicolon or a tab. Rows without any value are passed
 * over. Line numbers are true where quoted cells span lines.
 */
export function readTable(text: string): Result<Table, Fault[]> {
  const rows: TableRow[] = []
  const read = scanTable(text, (row) => rows.push(row))
  if (!read.ok) return read
  const [first, ...others] = rows
  return ok({ heading: first?.cells ?? [], rows: others })
}

/**
 * The same, row by row, the heading first: so that a large file never stands in memory whole. What was
 * told of a file that turns out to be refused is to be forgotten.
 */
export function scanTable(text: string, onRow: (row: TableRow) => void): Result<null, Fault[]> {
  const faults: Fault[] = []
  let width: number | null = null
  let rows = 0
  const read = readRecords(text, (row) => {
    if (width === null) width = row.cells.length
    else {
      rows++
      const wrong = widthFault(row, width)
      if (wrong && faults.length < mostFaults) faults.push(wrong)
    }
    if (faults.length === 0) onRow(row)
  })
  if (!read.ok) return read
  if (width === null) return refuse(null, null, 'empty-file', 'The file is empty.')
  if (faults.length > 0) return { ok: false, error: faults }
  if (rows === 0) {
    return refuse(null, null, 'no-rows', 'The file has a heading, but no rows below it.')
  }
  if (rows > mostRows) {
    return refuse(null, null, 'too-many-rows', `At most ${mostRows} rows are taken in one file.`)
  }
  return ok(null)
}

function readRecords(text: string, onRow: (row: TableRow) => void): Result<null, Fault[]> {
  let end = 0
  try {
    parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: '\n',
      relax_column_count: true,
      // the heading, and one more than is taken
      to: mostRecords,
      on_record: (cells: string[], { lines }) => {
        const line = end + 1
        end = lines
        if (cells.some((cell) => cell.trim() !== '')) {
          onRow({ line, cells: cells.map((cell) => withoutApostrophe(cell.trim())) })
        }
        return null
      },
    })
    return ok(null)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse(errorLine(error, end + 1), null, 'bad-quotes', quoteMessage(error.code))
  }
}

function errorLine(error: CsvError, fallback: number): number {
  // an unclosed quote is found at the end of the file; what helps is where its row begins
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fallback
  return 'lines' in error && typeof error.lines === 'number' ? error.lines : fallback
}

function quoteMessage(code: string): string {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'A cell of this row opens a quote (") that never closes.'
    : 'A quote (") stands inside a cell. Put the whole cell in quotes and write the quote twice ("").'
}

function separatorOf(text: string): string {
  let quoted = false
  const counts = new Map([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ])
  for (const sign of text.trimStart()) {
    if (sign === '"') quoted = !quoted
    if (quoted) continue
    if (sign === '\n') break
    const count = counts.get(sign)
    if (count !== undefined) counts.set(sign, count + 1)
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

function widthFault({ line, cells }: TableRow, width: number): Fault | null {
  const long = cells.findIndex((cell) => cell.length > longestCell)
  if (long >= 0) {
    return fault(line, null, 'too-long', `A cell holds more than ${longestCell} characters.`)
  }
  if (cells.length === width) return null
  return fault(
    line,
    null,
    'cell-count',
    `This row has ${cells.length} cells, the heading has ${width}. Is a cell that holds the separator not in quotes?`,
  )
}
