import { streamXlsxRows } from 'hucre/xlsx'
import { longestCell, type TableRow } from '../files/table.ts'
import { type Fault, fault } from '../report.ts'
import { cellText, isFormulaError } from './cell-text.ts'
import type { WorkbookLimits } from './limits.ts'
import { isNotes } from './notes.ts'

/** Ends the reading: the file is refused for this reason. */
export class Refused extends Error {
  readonly faults: Fault[]
  constructor(...faults: Fault[]) {
    super(faults[0]?.message)
    this.faults = faults
  }
}

/**
 * The rows of a spreadsheet's first sheet that hold anything, the heading first, all as wide as it.
 * A formula's cell is its value. The row of notes that a download has is passed over.
 * @throws Refused
 */
export async function* sheetRows(
  bytes: Uint8Array,
  limits: WorkbookLimits,
): AsyncGenerator<TableRow> {
  let heading: string[] | null = null
  let count = 0
  for await (const { index, values } of streamXlsxRows(bytes)) {
    const line = index + 1
    const cells = values.map(cellText)
    while (cells.at(-1) === '') cells.pop()
    if (cells.length === 0) continue
    if (!heading) {
      if (line > 1) throw new Refused(fault(1, null, 'no-heading', noHeading))
      if (cells.length > limits.columns) throw tooWide(line, limits)
      heading = cells
      yield { line, cells }
      continue
    }
    if (isNotes(line, cells)) continue
    if (++count > limits.rows) {
      const message = `At most ${limits.rows} rows are taken in one spreadsheet.`
      throw new Refused(fault(null, null, 'too-many-rows', message))
    }
    yield { line, cells: checked(line, cells, heading, limits) }
  }
}

const noHeading = 'The first row is empty; it must name the columns.'

function checked(
  line: number,
  cells: string[],
  heading: string[],
  limits: WorkbookLimits,
): string[] {
  if (cells.length > limits.columns) throw tooWide(line, limits)
  const beyond = cells.slice(heading.length).find((cell) => cell !== '')
  if (beyond !== undefined) {
    const message = `The column that holds "${beyond.slice(0, 60)}" has no name.`
    throw new Refused(fault(line, null, 'unnamed-column', message))
  }
  return heading.map((column, at) => {
    const cell = cells[at] ?? ''
    if (cell.length > longestCell) {
      const message = `A cell holds more than ${longestCell} characters.`
      throw new Refused(fault(line, column, 'too-long', message))
    }
    if (isFormulaError(cell)) {
      const message = `The formula of this cell failed: ${cell}. Mend it, or write its value.`
      throw new Refused(fault(line, column, 'formula-error', message))
    }
    return cell
  })
}

const tooWide = (line: number, { columns }: WorkbookLimits) =>
  new Refused(fault(line, null, 'too-wide', `At most ${columns} columns are taken.`))
