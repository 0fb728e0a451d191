import { bookingId } from './booking-id.ts'
import { noteChanges } from './changes.ts'
import type { DialectName } from './dialect.ts'
import { markDirty } from './dirty.ts'
import { mergedInto } from './merges.ts'
import type { Db, Tx } from './open.ts'
import type { BookingsTable } from './tables.ts'
import { parts } from './taps.ts'
import { leaveLine } from './waiting-places.ts'

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
  await insert(tx, source, bookings, now)
  await tell(tx, dialect, programme, bookings, now)
}

/** Books attendees of one session, who wait no more; a cancelled booking holds again. Kiosks are told. */
export async function book(
  tx: Tx,
  dialect: DialectName,
  { programme, session }: { programme: string; session: string },
  attendees: readonly string[],
  { source, now }: { source: BookingsTable['source']; now: number },
): Promise<void> {
  const bookings = attendees.map((attendee) => ({ session, attendee }))
  for (const part of parts(attendees)) {
    await tx
      .updateTable('bookings')
      .set({ cancelled_at: null, booked_at: now })
      .where('session', '=', session)
      .where('attendee', 'in', part)
      .where('cancelled_at', 'is not', null)
      .execute()
  }
  await insert(tx, source, bookings, now)
  await leaveLine(tx, session, [...attendees, ...(await mergedInto(tx, attendees)).keys()])
  await tell(tx, dialect, programme, bookings, now)
}

/** When these attendees, few, were booked for a session, and cancelled, ms UTC; who never was is left out. */
export async function bookingTimes(tx: Tx, session: string, attendees: readonly string[]) {
  const found: { attendee: string; booked_at: number; cancelled_at: number | null }[] = []
  for (const part of parts(attendees)) {
    const rows = await tx
      .selectFrom('bookings')
      .select(['attendee', 'booked_at', 'cancelled_at'])
      .where('session', '=', session)
      .where('attendee', 'in', part)
      .execute()
    found.push(...rows)
  }
  return found
}

/** One booking as it stands; the attendee may have been merged into another since. */
export interface StoredBooking extends NewBooking {
  source: BookingsTable['source']
  cancelled: boolean
  /** ms UTC */
  cancelledAt: number | null
  bookedAt: number
}

/** All bookings of a programme, cancelled ones too, by session and attendee. */
export async function bookingsOf(db: Db | Tx, programme: string): Promise<StoredBooking[]> {
  const rows = await db
    .selectFrom('bookings')
    .innerJoin('sessions', 'sessions.id', 'bookings.session')
    .select(['bookings.session', 'attendee', 'source', 'cancelled_at', 'booked_at'])
    .where('sessions.programme', '=', programme)
    .orderBy('bookings.session')
    .orderBy('attendee')
    .execute()
  return rows.map(({ cancelled_at, booked_at, ...row }) => ({
    ...row,
    cancelled: cancelled_at !== null,
    cancelledAt: cancelled_at,
    bookedAt: booked_at,
  }))
}

/** What an import does to bookings. */
export interface BookingChanges {
  added: readonly NewBooking[]
  revived: readonly NewBooking[]
  cancelled: readonly NewBooking[]
}

/**
 * Adds imported bookings, lets cancelled ones hold again, cancels others; kiosks are told. Who is booked so
 * waits no more.
 */
export async function changeBookings(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  { added, revived, cancelled }: BookingChanges,
  now: number,
): Promise<void> {
  await insert(tx, 'import', added, now)
  for (const one of revived) await setCancelled(tx, one, null)
  for (const [session, some] of Map.groupBy([...added, ...revived], (one) => one.session)) {
    const people = some.map(({ attendee }) => attendee)
    await leaveLine(tx, session, [...people, ...(await mergedInto(tx, people)).keys()])
  }
  for (const one of cancelled) await setCancelled(tx, one, now)
  await tell(tx, dialect, programme, [...added, ...revived, ...cancelled], now)
}

/** What the undoing of an import does to bookings: takes some away, sets others as they were. */
export interface BookingsBefore {
  gone: readonly NewBooking[]
  /** `cancelledAt` null: it holds again */
  back: readonly (NewBooking & { cancelledAt: number | null })[]
}

/** Sets bookings as they were before an import; kiosks are told. */
export async function restoreBookings(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  { gone, back }: BookingsBefore,
  now: number,
): Promise<void> {
  for (const { session, attendee } of gone) {
    await tx
      .deleteFrom('bookings')
      .where('session', '=', session)
      .where('attendee', '=', attendee)
      .execute()
  }
  for (const one of back) await setCancelled(tx, one, one.cancelledAt)
  await tell(tx, dialect, programme, [...gone, ...back], now)
}

async function setCancelled(
  tx: Tx,
  { session, attendee }: NewBooking,
  at: number | null,
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ cancelled_at: at })
    .where('session', '=', session)
    .where('attendee', '=', attendee)
    .execute()
}

async function insert(
  tx: Tx,
  source: BookingsTable['source'],
  bookings: readonly NewBooking[],
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
}

/** Kiosks pull these bookings anew, and the records of their attendees are computed anew. */
async function tell(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  bookings: readonly NewBooking[],
  now: number,
): Promise<void> {
  const changes = bookings.map(({ session, attendee }) => ({
    type: 'booking' as const,
    id: bookingId(session, attendee),
  }))
  await noteChanges(tx, dialect, programme, changes)
  const people = bookings.map(({ attendee }) => attendee)
  await markDirty(tx, programme, people, now)
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
