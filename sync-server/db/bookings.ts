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

/** The id by which kiosks know a booking. */
export const bookingId = ({ session, attendee }: NewBooking): string => `${session}:${attendee}`

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
  const changes = bookings.map((one) => ({ type: 'booking' as const, id: bookingId(one) }))
  await noteChanges(tx, dialect, programme, changes)
  const booked = bookings.map(({ attendee }) => attendee)
  await markDirty(tx, programme, booked, now)
}
