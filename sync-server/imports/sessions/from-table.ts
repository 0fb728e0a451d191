import type { ColumnChoice, ReadColumns } from '../../../src/domain/api-imports.ts'
import type { SessionValues } from '../../db/sessions.ts'
import { readBreaks } from '../cells/breaks.ts'
import { cellFault } from '../cells/corrected.ts'
import { localText } from '../cells/time.ts'
import { sessionsCalled } from '../files/called.ts'
import { columnsOf, type Fields, takeColumns } from '../files/columns.ts'
import type { Column } from '../files/heading.ts'
import type { Table, TableRow } from '../files/table.ts'
import { timeCell } from '../files/time-cell.ts'
import { type Fault, fault } from '../report.ts'
import { neededSessionColumns, sessionColumns } from './columns.ts'
import type { SessionDraft, SessionFile } from './draft.ts'

const hour = 3_600_000
const byName = new Map(sessionColumns.map((column) => [column.name, column]))

const known = ['id', 'revision', ...byName.keys()]
const sessionFields: Fields = {
  called: sessionsCalled,
  all: known,
  own: 0,
  wanted: () => ({ known, needed: neededSessionColumns }),
}

/** Reads the session columns of PROTOCOL section 6, or those that somebody chose. Local times are those of `zone`. */
export function sessionsFromTable(
  table: Table,
  zone: string,
  choice?: ColumnChoice,
): SessionFile<Fault> & { columns: ReadColumns } {
  const taken = takeColumns(table.heading, table.rows, sessionFields, choice)
  const { faults: wrong, told } = taken
  if (wrong.length > 0) return { drafts: [], faults: wrong, columns: told }
  const columns = columnsOf(taken)
  const faults: Fault[] = []
  const rows = table.dates ? table.rows.map(withTimes(table.dates, columns)) : table.rows
  const drafts = rows.flatMap((row) => {
    const draft = readSessionRow(row, columns, zone, faults)
    return draft ? [draft] : []
  })
  return { drafts, faults, columns: told }
}

function readSessionRow(
  row: TableRow,
  heading: Column[],
  zone: string,
  faults: Fault[],
): SessionDraft | null {
  const set: Partial<SessionValues> = {}
  const wrong: Fault[] = []
  let id: string | null = null
  let revision: string | null = null
  let breaks: string | null = null
  for (const [at, column] of heading.entries()) {
    const cell = row.cells[at] ?? ''
    if (column.kind === 'left') continue
    if (column.kind !== 'known') {
      wrong.push(...unnamed(row.line, cell))
      continue
    }
    if (column.name === 'id') id = cell || null
    else if (column.name === 'revision') revision = cell || null
    else if (column.name === 'breaks') breaks = cell
    else {
      const read = byName.get(column.name)?.into(cell, set, zone)
      if (read?.ok === false) {
        wrong.push(cellFault(row.line, column.name, read.error, cell))
      }
    }
  }
  wrong.push(...finish(row.line, set, breaks, zone))
  faults.push(...wrong)
  const { title, room, start, end } = set
  if (wrong.length > 0 || title === undefined || room === undefined) return null
  if (start === undefined || end === undefined) return null
  return { row: row.line, id, revision, guid: null, set: { ...set, title, room, start, end } }
}

/** A spreadsheet's rows with their dates and numbers of days as times. */
const withTimes =
  (dates: NonNullable<Table['dates']>, heading: Column[]) =>
  (row: TableRow): TableRow => ({
    ...row,
    cells: row.cells.map((cell, at) => (isTime(heading[at]) ? timeCell(cell, dates) : cell)),
  })

const isTime = (column: Column | undefined) =>
  column?.kind === 'known' && (column.name === 'start' || column.name === 'end')

const unnamed = (line: number, cell: string): Fault[] =>
  cell === ''
    ? []
    : [fault(line, null, 'unnamed-column', `The column that holds "${cell}" has no name.`)]

/** What needs more than one cell: the order of the times, the breaks inside them, a place. */
function finish(
  line: number,
  set: Partial<SessionValues>,
  breaks: string | null,
  zone: string,
): Fault[] {
  if (set.room === null && set.delivery !== 'virtual') {
    const message = '"room" must not be empty, unless delivery is virtual.'
    return [cellFault(line, 'room', { code: 'required', message }, '')]
  }
  const { start, end } = set
  if (start === undefined || end === undefined) return []
  if (end <= start)
    return [
      {
        ...fault(line, 'end', 'end-before-start', 'The end is not after the start.'),
        example: localText(start + hour, zone),
      },
    ]
  if (breaks === null) return []
  const read = readBreaks(breaks, { start, end }, zone)
  if (!read.ok) return [cellFault(line, 'breaks', read.error, breaks)]
  set.breaks = read.value
  return []
}
