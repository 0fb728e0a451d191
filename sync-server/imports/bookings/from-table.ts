import type { ColumnChoice, ReadColumns } from '../../../src/domain/api-imports.ts'
import { columnsOf, type Fields, takeColumns } from '../files/columns.ts'
import type { Table } from '../files/table.ts'
import { type Fault, fault } from '../report.ts'

/** What one row of a file says: this attendee is booked for this session, each named as in the file. */
export interface BookingDraft {
  row: number
  session: string
  attendee: string
  /** when the file was downloaded, ms UTC; null: it was not, or doesn't say */
  since: number | null
}

/**
 * `title`, `name` and `email` are for people to read: a download has them, an upload passes them over.
 * `revision` is the moment of the download.
 */
export const bookingColumns = ['session', 'attendee', 'title', 'name', 'email', 'revision'] as const
const needed = ['session', 'attendee'] as const

const bookingFields: Fields = {
  called: new Map(),
  all: bookingColumns,
  own: 0,
  wanted: () => ({ known: bookingColumns, needed }),
}

export interface BookingFile {
  drafts: BookingDraft[]
  faults: Fault[]
  columns: ReadColumns
}

/** Reads the booking columns of PROTOCOL section 6, or those that somebody chose. */
export function bookingsFromTable(table: Table, choice: ColumnChoice | undefined): BookingFile {
  const taken = takeColumns(table.heading, table.rows, bookingFields, choice)
  if (taken.faults.length > 0) return { drafts: [], faults: taken.faults, columns: taken.told }
  const columns = columnsOf(taken)
  const at = (wanted: string) =>
    columns.findIndex((column) => column.kind === 'known' && column.name === wanted)
  const [session, attendee, revision] = [at('session'), at('attendee'), at('revision')]
  const faults: Fault[] = []
  const drafts = table.rows.map(({ line, cells }): BookingDraft => {
    const draft: BookingDraft = {
      row: line,
      session: cells[session] ?? '',
      attendee: cells[attendee] ?? '',
      since: readMoment(cells[revision] ?? ''),
    }
    for (const name of needed) {
      if (draft[name] !== '') continue
      faults.push(fault(line, name, 'required', `"${name}" must not be empty.`))
    }
    return draft
  })
  const filled = drafts.filter((one) => one.session !== '' && one.attendee !== '')
  return { drafts: filled, faults, columns: taken.told }
}

// begins with a letter, lest a spreadsheet takes it for a number
const mark = 'v'

/** The moment of a download, ms UTC, as the cell `revision` bears it. */
export const momentText = (ms: number): string => mark + ms.toString(36)

function readMoment(cell: string): number | null {
  return /^v[0-9a-z]{6,9}$/.test(cell) ? Number.parseInt(cell.slice(mark.length), 36) : null
}
