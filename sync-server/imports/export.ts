import { stringify } from 'csv-stringify/sync'
import type { StoredAttendee } from '../db/attendees.ts'
import type { StoredSession } from '../db/sessions.ts'
import { attendeeCells } from './attendees/plan.ts'
import { rosterHeading } from './attendees/sheet.ts'
import { attendeeVersion } from './attendees/version.ts'
import { bookingColumns } from './bookings/from-table.ts'
import { formulaSafe } from './files/formula.ts'
import { sessionColumns } from './sessions/columns.ts'
import { sessionVersion } from './sessions/version.ts'

/** The sessions as a file that can be edited and uploaded again; times local to `zone`. */
export function sessionsCsv(sessions: readonly StoredSession[], zone: string): string {
  return csv(
    ['id', 'revision', ...sessionColumns.map(({ name }) => name)],
    sessions.map(({ id, values }) => [
      id,
      sessionVersion(values),
      ...sessionColumns.map((one) => one.text(values, zone)),
    ]),
  )
}

/** The roster as a file that can be edited and uploaded again; own fields come last. */
export function attendeesCsv(attendees: readonly StoredAttendee[]): string {
  const heading = rosterHeading(attendees)
  return csv(
    heading,
    attendees.map(({ id, values }) => {
      const cells = attendeeCells(values).set('id', id).set('revision', attendeeVersion(values))
      return heading.map((column) => cells.get(column) ?? '')
    }),
  )
}

/** Bookings, see bookingRows, as a file that can be edited and uploaded again. */
export const bookingsCsv = (rows: string[][]): string => csv([...bookingColumns], rows)

/** As a spreadsheet opens it: UTF-8 with a byte order mark, no cell a formula. */
function csv(heading: string[], rows: string[][]): string {
  return stringify(
    [heading, ...rows].map((row) => row.map(formulaSafe)),
    { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n;]/ },
  )
}
