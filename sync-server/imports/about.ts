import { readBookingId } from '../db/booking-id.ts'
import type { ImportsTable } from '../db/import-tables.ts'

/** What an import's rows are about, as the history names it. */
export const aboutRows = (
  what: ImportsTable['what'],
  rows: readonly { subject: string; act: string }[],
): string[] => rows.flatMap(({ subject, act }) => aboutRow(what, subject, act))

function aboutRow(what: ImportsTable['what'], subject: string, act: string): string[] {
  if (what === 'attendees') return [`attendee:${subject}`]
  if (what === 'sessions') return [`${act === 'room' ? 'room' : 'session'}:${subject}`]
  const { session, attendee } = readBookingId(subject)
  return [`session:${session}`, `attendee:${attendee}`]
}
