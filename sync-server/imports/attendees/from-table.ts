import type { ColumnChoice, ReadColumns } from '../../../src/domain/api-imports.ts'
import { ok } from '../../../src/domain/result.ts'
import type { AttendeeValues } from '../../db/attendees.ts'
import { turn } from '../../turn.ts'
import { cellFault } from '../cells/corrected.ts'
import {
  type Read,
  readEmail,
  readLanguage,
  readText,
  readYesNo,
  splitList,
} from '../cells/read.ts'
import { columnsOf, takeColumns } from '../files/columns.ts'
import type { Column } from '../files/heading.ts'
import type { PagedTable, TableRow } from '../files/table.ts'
import { createPages, type Pages } from '../pages.ts'
import { type Fault, fault, type Tally } from '../report.ts'
import { type AttendeeColumn, attendeeColumns, attendeeFields, partsOfName } from './columns.ts'

/** What one row of a file says of an attendee. What it doesn't set stays as it is. */
export interface AttendeeDraft {
  row: number
  id: string | null
  /** the cell that a download bears: what the row held then */
  revision: string | null
  set: Partial<AttendeeValues> & Pick<AttendeeValues, 'name'>
  /** own fields; an empty one is taken away */
  fields: Record<string, string>
}

/** How each column's cell goes into a row; an empty cell clears. */
const readers: Record<AttendeeColumn, (cell: string, draft: Open) => Read<unknown>> = {
  id: (cell, draft) => keep(ok(cell || null), (id) => (draft.id = id)),
  revision: (cell, draft) => keep(ok(cell || null), (told) => (draft.revision = told)),
  code: (cell, { set }) => keep(orNull(cell, readText(100)), (code) => (set.code = code)),
  name: (cell, { set }) =>
    cell === ''
      ? { ok: false, error: { code: 'required', message: '"name" must not be empty.' } }
      : keep(readText(300)(cell), (name) => (set.name = name)),
  email: (cell, { set }) => keep(orNull(cell, readEmail), (email) => (set.email = email)),
  organisation: (cell, { set }) =>
    keep(orNull(cell, readText(300)), (organisation) => (set.organisation = organisation)),
  badge: (cell, { set }) =>
    keep(readText(500)(cell), (text) => (set.badges = [...new Set(splitList(text))])),
  language: (cell, { set }) =>
    keep(orNull(cell, readLanguage), (language) => (set.language = language)),
  active: (cell, { set }) =>
    keep(cell === '' ? ok(true) : readYesNo(cell), (active) => (set.active = active)),
}

interface Open {
  id: string | null
  revision: string | null
  set: Partial<AttendeeValues>
}

function keep<T>(read: Read<T>, into: (value: T) => void): Read<T> {
  if (read.ok) into(read.value)
  return read
}

const orNull = <T>(cell: string, read: (cell: string) => Read<T>): Read<T | null> =>
  cell === '' ? ok(null) : read(cell)

/** What a file says of attendees. */
export interface AttendeeFile {
  drafts: Pages<AttendeeDraft>
  /** its columns of own fields */
  own: string[]
  columns: ReadColumns
}

/**
 * Reads the attendee columns of PROTOCOL section 6, or those that somebody chose; others are own fields, up to
 * five. Others have their turn in between.
 */
export async function attendeesFromTable(
  table: PagedTable,
  tally: Tally,
  choice: ColumnChoice | undefined,
): Promise<AttendeeFile> {
  const [first = []] = table.rows
  const taken = takeColumns(table.heading, first, attendeeFields, choice)
  const file: AttendeeFile = { drafts: createPages(), own: [], columns: taken.told }
  if (taken.faults.length > 0) {
    tally.blame(taken.faults)
    return file
  }
  const columns = columnsOf(taken)
  file.own = columns.flatMap((column) => (column.kind === 'own' ? [column.name] : []))
  for (const page of table.rows.take()) {
    const faults: Fault[] = []
    for (const row of page) {
      const draft = readRow(row, columns, faults)
      if (draft) file.drafts.add(draft)
    }
    tally.blame(faults)
    await turn()
  }
  return file
}

/** A row's name of its two parts, either of which may be empty; null: it doesn't stand in parts. */
function nameOfParts({ cells }: TableRow, heading: readonly Column[]): string | null {
  const places = partsOfName.map((part) =>
    heading.findIndex((column) => column.kind === 'known' && column.name === part),
  )
  if (places.includes(-1)) return null
  return places
    .map((at) => (cells[at] ?? '').trim())
    .join(' ')
    .trim()
}

function readRow(row: TableRow, heading: Column[], faults: Fault[]): AttendeeDraft | null {
  const draft: Open = { id: null, revision: null, set: {} }
  const fields: Record<string, string> = {}
  const before = faults.length
  for (const [at, column] of heading.entries()) {
    const cell = row.cells[at] ?? ''
    if (column.kind === 'known') {
      const read = isKnown(column.name) ? readers[column.name](cell, draft) : ok(null)
      if (!read.ok) {
        faults.push(cellFault(row.line, column.name, read.error, cell))
      }
    } else if (column.kind === 'own') fields[column.name] = cell
    else if (column.kind === 'none' && cell !== '') {
      const message = `The column that holds "${cell}" has no name.`
      faults.push(fault(row.line, null, 'unnamed-column', message))
    }
  }
  const joined = nameOfParts(row, heading)
  if (joined !== null) {
    const read = readers.name(joined, draft)
    if (!read.ok) faults.push(cellFault(row.line, 'last_name', read.error, joined))
  }
  const { name } = draft.set
  if (faults.length > before || name === undefined) return null
  const { id, revision, set } = draft
  return { row: row.line, id, revision, set: { ...set, name }, fields }
}

const isKnown = (name: string): name is AttendeeColumn =>
  attendeeColumns.some((column) => column === name)
