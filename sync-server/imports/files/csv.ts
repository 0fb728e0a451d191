import { CsvError, parse } from 'csv-parse/sync'
import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, fault, refuse } from '../report.ts'
import { withoutApostrophe } from './formula.ts'
import { longestCell, type Table, type TableRow } from './table.ts'

const mostRows = 200_000
const mostRecords = mostRows + 2

/**
 * Reads CSV whose separator is a comma, a semicolon or a tab. Rows without any value are passed
 * over. Line numbers are true where quoted cells span lines.
 */
export function readTable(text: string): Result<Table, Fault[]> {
  const records = readRecords(text)
  if (!records.ok) return records
  const [first, ...rows] = records.value
  if (!first) return refuse(null, null, 'empty-file', 'The file is empty.')
  const faults = rows.flatMap((row) => widthFault(row, first.cells.length))
  if (faults.length > 0) return { ok: false, error: faults }
  if (rows.length === 0) {
    return refuse(null, null, 'no-rows', 'The file has a heading, but no rows below it.')
  }
  if (rows.length > mostRows) {
    return refuse(null, null, 'too-many-rows', `At most ${mostRows} rows are taken in one file.`)
  }
  return ok({ heading: first.cells, rows })
}

function readRecords(text: string): Result<TableRow[], Fault[]> {
  const rows: TableRow[] = []
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
          rows.push({ line, cells: cells.map((cell) => withoutApostrophe(cell.trim())) })
        }
        return null
      },
    })
    return ok(rows)
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

function widthFault({ line, cells }: TableRow, width: number): Fault[] {
  const long = cells.findIndex((cell) => cell.length > longestCell)
  if (long >= 0) {
    return [fault(line, null, 'too-long', `A cell holds more than ${longestCell} characters.`)]
  }
  if (cells.length === width) return []
  return [
    fault(
      line,
      null,
      'cell-count',
      `This row has ${cells.length} cells, the heading has ${width}. Is a cell that holds the separator not in quotes?`,
    ),
  ]
}
