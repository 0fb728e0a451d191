import { type RoomSession, sessionsOfRoom } from '../domain/programme-now.ts'
import type { KioskAttendee, KioskMessage, KioskSession, KioskSettings } from '../domain/roster.ts'
import type { Roster } from '../storage/types.ts'

/** What the kiosk knows of its programme, ready for its screens. */
export interface Known {
  settings: KioskSettings
  /** all of the programme: a stay in another room ends one here (rule P8) */
  programme: ReadonlyMap<string, KioskSession>
  /** those of this room, by start */
  sessions: readonly RoomSession[]
  attendees: ReadonlyMap<string, KioskAttendee>
  hasBadges: boolean
  /** what staff say here, the first to end first */
  messages: readonly KioskMessage[]
  /** the people are still being read: nobody may be said not to be there */
  partial: boolean
}

/**
 * Prepares a roster for the kiosk of a room; null while it was never complete.
 * @param hadBadges whether anybody had one, while the people are still being read
 */
export function prepare(roster: Roster, room: string, hadBadges = false): Known | null {
  const { settings, attendees, sessions, messages } = roster
  const partial = roster.partial === true
  if (!settings || roster.completeAt === null) return null
  return {
    settings,
    attendees,
    programme: sessions,
    sessions: sessionsOfRoom(sessions, room),
    hasBadges: partial
      ? hadBadges
      : [...attendees.values()].some(({ badges }) => badges.length > 0),
    messages: [...messages.values()].sort((a, b) => a.until - b.until),
    partial,
  }
}
