import type { StoredAttendee } from '../../db/attendees.ts'
import type { StoredBooking } from '../../db/bookings.ts'
import type { StoredSession } from '../../db/sessions.ts'
import { type Fault, fault, type PlannedRow } from '../report.ts'
import type { BookingDraft } from './from-table.ts'
import { type BookingsKnown, bookingKey, type MatchedBooking, matchBookings } from './match.ts'

export interface MissingBooking {
  session: StoredSession
  attendee: StoredAttendee | undefined
  rows: StoredBooking[]
}

export interface BookingPlan {
  added: MatchedBooking[]
  /** cancelled before, booked again */
  revived: StoredBooking[]
  /** imported once, of a session that the file names, and gone from it */
  missing: MissingBooking[]
  rows: PlannedRow[]
  faults: Fault[]
}

/** What an import would do to the bookings as they stand. Pure: a dry run ends here. */
export function planBookings(
  known: BookingsKnown,
  stored: readonly StoredBooking[],
  drafts: readonly BookingDraft[],
): BookingPlan {
  const { matched, faults } = matchBookings(known, drafts)
  const before = new Map<string, StoredBooking[]>()
  for (const one of stored) {
    const key = bookingKey(one.session, known.ends.get(one.attendee) ?? one.attendee)
    before.set(key, [...(before.get(key) ?? []), one])
  }
  const plan: BookingPlan = { added: [], revived: [], missing: [], rows: [], faults }
  for (const one of matched) {
    const held = before.get(bookingKey(one.session.id, one.attendee.id)) ?? []
    plan.rows.push(sort(one, held, plan))
  }
  plan.missing = gone(known, matched, before)
  return plan
}

function sort(one: MatchedBooking, held: StoredBooking[], plan: BookingPlan): PlannedRow {
  const { row, session, attendee } = one
  const cells = (before: string | null) => () => [
    { column: 'session', before: before && session.values.title, after: session.values.title },
    { column: 'booking', before, after: 'booked' },
  ]
  const planned = { row, title: attendee.values.name }
  if (held.length === 0) {
    plan.added.push(one)
    return { ...planned, act: 'added', cells: cells(null) }
  }
  if (held.some(({ cancelled }) => !cancelled)) {
    return { ...planned, act: 'unchanged', cells: () => [] }
  }
  const gone = Math.max(...held.map(({ cancelledAt }) => cancelledAt ?? 0))
  if (one.since !== null && gone > one.since) {
    const message = `Somebody cancelled the booking of "${attendee.values.name}" for "${session.values.title}" after this sheet was downloaded: it is cancelled now, the sheet says booked. Take the row out, or empty its cell "revision" to book again.`
    plan.faults.push(fault(row, 'attendee', 'stale', message))
  }
  plan.revived.push(...held)
  return { ...planned, act: 'updated', cells: cells('cancelled') }
}

function gone(
  { sessions, roster }: BookingsKnown,
  matched: readonly MatchedBooking[],
  before: Map<string, StoredBooking[]>,
): MissingBooking[] {
  const named = new Set(matched.map(({ session }) => session.id))
  // who was booked after the download can't stand in it
  const until = Math.min(...matched.map(({ since }) => since ?? Number.POSITIVE_INFINITY))
  const here = new Set(matched.map(({ session, attendee }) => bookingKey(session.id, attendee.id)))
  const byId = new Map(sessions.map((one) => [one.id, one]))
  const people = new Map(roster.map((one) => [one.id, one]))
  return [...before].flatMap(([key, held]) => {
    const rows = held.filter(({ cancelled, source }) => !cancelled && source === 'import')
    if (rows.some(({ bookedAt }) => bookedAt > until)) return []
    const [first] = rows
    const session = first && byId.get(first.session)
    if (!first || !session || !named.has(session.id) || here.has(key)) return []
    const attendee = held.map((one) => people.get(one.attendee)).find((one) => one !== undefined)
    return [{ session, attendee, rows }]
  })
}
