import type { StoredAttendee } from '../../db/attendees.ts'
import type { StoredSession } from '../../db/sessions.ts'
import { type Fault, fault } from '../report.ts'
import type { BookingDraft } from './from-table.ts'

/** Whom and what a row may mean. */
export interface BookingsKnown {
  sessions: readonly StoredSession[]
  roster: readonly StoredAttendee[]
  /** on the roster, merged into others */
  merged: readonly StoredAttendee[]
  /** by the id of a merged one: for whom they count */
  ends: ReadonlyMap<string, string>
}

export interface MatchedBooking {
  row: number
  session: StoredSession
  attendee: StoredAttendee
  since: number | null
}

/**
 * Finds the session of each row by id or code, the attendee by id, code or e-mail. Who was merged into
 * another means that one; a booking that stands in the file twice is refused.
 */
export function matchBookings(
  known: BookingsKnown,
  drafts: readonly BookingDraft[],
): { matched: MatchedBooking[]; faults: Fault[] } {
  const sessions = index(known.sessions, [({ values }) => values.code, ({ id }) => id])
  const people = index(
    [...known.merged, ...known.roster],
    [({ values }) => values.email, ({ values }) => values.code, ({ id }) => id],
  )
  const faults: Fault[] = []
  const rows = new Map<string, number>()
  const matched = drafts.flatMap(({ row, since, ...named }): MatchedBooking[] => {
    const session = sessions.get(named.session)
    const found = people.get(named.attendee) ?? people.get(named.attendee.toLowerCase())
    const attendee = found && (people.get(known.ends.get(found.id) ?? found.id) ?? found)
    if (!session) {
      const message = `No session of this programme has the id or code "${named.session}".`
      faults.push(fault(row, 'session', 'unknown-session', message))
    }
    if (!attendee) {
      const message = `Nobody on this programme’s roster has the id, code or e-mail "${named.attendee}".`
      faults.push(fault(row, 'attendee', 'unknown-attendee', message))
    }
    if (!session || !attendee) return []
    const key = bookingKey(session.id, attendee.id)
    const first = rows.get(key)
    if (first === undefined) rows.set(key, row)
    else {
      const message = `Rows ${first} and ${row} are about the same booking.`
      faults.push(fault(row, 'attendee', 'double-row', message))
    }
    return [{ row, session, attendee, since }]
  })
  return { matched, faults }
}

export const bookingKey = (session: string, attendee: string) => JSON.stringify([session, attendee])

/** Later keys, and within one the later of `all`, win: an id is never taken for a code. */
function index<T>(all: readonly T[], keys: readonly ((one: T) => string | null)[]): Map<string, T> {
  const found = new Map<string, T>()
  for (const key of keys) {
    for (const one of all) {
      const name = key(one)
      if (name !== null) found.set(name, one)
    }
  }
  return found
}
