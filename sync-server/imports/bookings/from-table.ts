import { readHeading } from '../files/heading.ts'
import type { Table } from '../files/table.ts'
import { type Fault, fault } from '../report.ts'

/** What one row of a file says: this attendee is booked for this session, each named as in the file. */
export interface BookingDraft {
  row: number
  session: string
  attendee: string
}

/** Those after the first two are for people to read: a download has them, an upload passes them over. */
export const bookingColumns = ['session', 'attendee', 'title', 'name', 'email'] as const
const needed = ['session', 'attendee'] as const

/** Reads the booking columns of PROTOCOL section 6. */
export function bookingsFromTable(table: Table): { drafts: BookingDraft[]; faults: Fault[] } {
  const heading = readHeading(table.heading, { known: bookingColumns, needed, own: 0 })
  if (!heading.ok) return { drafts: [], faults: heading.error }
  const at = (wanted: string) =>
    heading.value.findIndex((column) => column.kind === 'known' && column.name === wanted)
  const [session, attendee] = [at('session'), at('attendee')]
  const faults: Fault[] = []
  const drafts = table.rows.map(({ line, cells }): BookingDraft => {
    const draft = { row: line, session: cells[session] ?? '', attendee: cells[attendee] ?? '' }
    for (const name of needed) {
      if (draft[name] !== '') continue
      faults.push(fault(line, name, 'required', `"${name}" must not be empty.`))
    }
    return draft
  })
  return { drafts: drafts.filter((one) => one.session !== '' && one.attendee !== ''), faults }
}
