import { mergedOnRoster, rosterOf } from '../../db/attendees.ts'
import { bookingsOf } from '../../db/bookings.ts'
import { endsOf } from '../../db/merges.ts'
import type { Db } from '../../db/open.ts'
import { sessionsOf } from '../../db/sessions.ts'
import type { SheetToWrite } from '../workbook/sheet.ts'
import { bookingColumns } from './from-table.ts'
import { bookingRows } from './rows.ts'

/** The bookings of a programme that hold, as rows of a download. */
export async function currentBookings(db: Db, programme: string, now: number): Promise<string[][]> {
  const merged = await mergedOnRoster(db, programme)
  return bookingRows({
    now,
    bookings: await bookingsOf(db, programme),
    sessions: await sessionsOf(db, programme),
    roster: await rosterOf(db, programme),
    ends: await endsOf(
      db,
      merged.map(({ id }) => id),
    ),
  })
}

const notes: Record<string, string> = {
  attendee: 'Id, code or e-mail',
  title: 'For you to read; not taken',
  name: 'For you to read; not taken',
  email: 'For you to read; not taken',
  revision: 'Leave as it is: guards what others changed meanwhile',
}

/** The same as a spreadsheet. */
export function bookingSheet(rows: string[][]): SheetToWrite {
  return {
    name: 'Bookings',
    columns: bookingColumns.map((name) => ({ name, note: notes[name] ?? '' })),
    rows,
  }
}
