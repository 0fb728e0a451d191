import type { StoredAttendee } from '../../db/attendees.ts'
import type { StoredBooking } from '../../db/bookings.ts'
import type { StoredSession } from '../../db/sessions.ts'
import { momentText } from './from-table.ts'

interface Held {
  bookings: readonly StoredBooking[]
  sessions: readonly StoredSession[]
  roster: readonly StoredAttendee[]
  /** by the id of a merged one: for whom they count */
  ends: ReadonlyMap<string, string>
  /** of the download, ms UTC */
  now: number
}

/**
 * The bookings that hold, each once, in the columns of a download: ids, and what people read. Those of
 * somebody who is on the roster no more are left out: a file could not mean them.
 */
export function bookingRows({ bookings, sessions, roster, ends, now }: Held): string[][] {
  const titles = new Map(sessions.map(({ id, values }) => [id, values.title]))
  const people = new Map(roster.map((one) => [one.id, one]))
  const seen = new Set<string>()
  const revision = momentText(now)
  return bookings.flatMap(({ session, attendee, cancelled }) => {
    const person = people.get(ends.get(attendee) ?? attendee)
    if (cancelled || !person) return []
    const key = `${session} ${person.id}`
    if (seen.has(key)) return []
    seen.add(key)
    const { name, email } = person.values
    return [[session, person.id, titles.get(session) ?? '', name, email ?? '', revision]]
  })
}
