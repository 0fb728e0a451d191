import type { ImportReport } from '../../../src/domain/api.ts'
import type { StoredBooking } from '../../db/bookings.ts'
import { type BookingsKnown, bookingKey } from './match.ts'
import type { BookingPlan, MissingBooking } from './plan.ts'

/**
 * The sessions that an import fills beyond their capacity: it books whom the file names all the same, and
 * says so. The file is somebody's word, who sees these before it is applied.
 */
export function beyondCapacity(
  { sessions, ends }: BookingsKnown,
  stored: readonly StoredBooking[],
  { added, revived }: BookingPlan,
  gone: readonly MissingBooking[],
): Pick<ImportReport, 'beyond'> {
  const left = new Set(gone.flatMap(({ rows }) => rows.map(keyOf)))
  const held = stored.filter((one) => !one.cancelled && !left.has(keyOf(one)))
  const news = [
    ...added.map(({ session, attendee }) => ({ session: session.id, attendee: attendee.id })),
    ...revived,
  ]
  const filled = new Set(news.map(({ session }) => session))
  const places = Map.groupBy([...held, ...news], ({ session }) => session)
  const beyond = sessions.flatMap(({ id, values: { title, capacity } }) => {
    if (capacity === null || !filled.has(id)) return []
    const people = (places.get(id) ?? []).map(({ attendee }) => ends.get(attendee) ?? attendee)
    const booked = new Set(people).size
    return booked > capacity ? [{ id, title, capacity, booked }] : []
  })
  return beyond.length > 0 ? { beyond } : {}
}

const keyOf = ({ session, attendee }: StoredBooking) => bookingKey(session, attendee)
