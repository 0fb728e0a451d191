import type { Generated } from 'kysely'
import type { Json } from './column-types.ts'

/** An import that changed something. */
export interface ImportsTable {
  n: Generated<number>
  id: string
  programme: string
  what: 'sessions' | 'attendees' | 'bookings'
  /** what the file was called, where the sender said */
  file: string | null
  by: string
  at: number
  added: number
  updated: number
  cancelled: number
  undone_by: string | null
  undone_at: number | null
}

/** What an import did to one thing; of an attendee it may hold personal data (rule E9). */
export interface ImportRowsTable {
  import: string
  /** id of the session, attendee, booking or room */
  subject: string
  act: 'added' | 'joined' | 'updated' | 'cancelled' | 'room'
  /** the values that it changed, as they were */
  before: Json
  /** what the thing held afterwards, in few letters: else it was changed since */
  after: string
}
