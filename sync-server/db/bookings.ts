import { bookingId } from './booking-id.ts'
import { noteChanges } from './changes.ts'
import type { DialectName } from './dialect.ts'
import { markDirty } from './dirty.ts'
import type { Tx } from './open.ts'
import type { BookingsTable } from './tables.ts'

const rowsPerStatement = 500

export interface NewBooking {
  session: string
  attendee: string
}

/** Books attendees of one programme; who is booked already stays so. */
export async function addBookings(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  source: BookingsTable['source'],
  bookings: NewBooking[],
  now: number,
): Promise<void> {
  for (let from = 0; from < bookings.length; from += rowsPerStatement) {
    const part = bookings.slice(from, from + rowsPerStatement)
    await tx
      .insertInto('bookings')
      .values(part.map((one) => ({ ...one, source, cancelled_at: null, booked_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const changes = bookings.map(({ session, attendee }) => ({
    type: 'booking' as const,
    id: bookingId(session, attendee),
  }))
  await noteChanges(tx, dialect, programme, changes)
  const booked = bookings.map(({ attendee }) => attendee)
  await markDirty(tx, programme, booked, now)
}

/** Cancels the bookings that these attendees, few, have of a session; kiosks are told. */
export async function cancelBookings(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  session: string,
  attendees: string[],
  now: number,
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ cancelled_at: now })
    .where('session', '=', session)
    .where('attendee', 'in', attendees)
    .where('cancelled_at', 'is', null)
    .execute()
  const changes = attendees.map((attendee) => ({
    type: 'booking' as const,
    id: bookingId(session, attendee),
  }))
  await noteChanges(tx, dialect, programme, changes)
}
