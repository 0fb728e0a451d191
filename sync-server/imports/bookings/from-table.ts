import { readHeading } from '../files/heading.ts'
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

/** Reads the booking columns of PROTOCOL section 6. */
export function bookingsFromTable(table: Table): { drafts: BookingDraft[]; faults: Fault[] } {
  const heading = readHeading(table.heading, { known: bookingColumns, needed, own: 0 })
  if (!heading.ok) return { drafts: [], faults: heading.error }
  const at = (wanted: string) =>
    heading.value.findIndex((column) => column.kind === 'known' && column.name === wanted)
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
  return { drafts: drafts.filter((one) => one.session !== '' && one.attendee !== ''), faults }
}

// begins with a letter, lest a spreadsheet takes it for a number
const mark = 'v'

/** The moment of a download, ms UTC, as the cell `revision` bears it. */
export const momentText = (ms: number): string => mark + ms.toString(36)

function readMoment(cell: string): number | null {
  return /^v[0-9a-z]{6,9}$/.test(cell) ? Number.parseInt(cell.slice(mark.length), 36) : null
}
