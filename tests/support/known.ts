import type { KioskAttendee } from '../../src/domain/roster.ts'
import { type Known, prepare } from '../../src/kiosk/known.ts'
import { kioskSettings } from './kiosk-settings.ts'

/** What a kiosk knows whose roster has these attendees and no sessions. */
export function knownOf(attendees: Map<string, KioskAttendee>): Known {
  const known = prepare(
    {
      sessions: new Map(),
      attendees,
      bookings: new Map(),
      rooms: new Map(),
      messages: new Map(),
      settings: kioskSettings,
      completeAt: 1,
    },
    'aspen',
  )
  if (!known) throw new Error('The roster is not complete')
  return known
}
