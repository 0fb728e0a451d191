import type { KioskAttendee } from '../../src/domain/roster.ts'
import { type Known, prepare } from '../../src/kiosk/known.ts'

/** What a kiosk knows whose roster has these attendees and no sessions. */
export function knownOf(attendees: Map<string, KioskAttendee>): Known {
  const known = prepare(
    {
      sessions: new Map(),
      attendees,
      bookings: new Map(),
      rooms: new Map(),
      messages: new Map(),
      settings: {
        badgeKey: 'key',
        pin: null,
        mode: 'both',
        confirmOut: false,
        bounceMs: 10_000,
        undoMs: 5_000,
        resultMs: 5_000,
        opensBeforeMs: 1_200_000,
        walkInFields: [],
        languages: ['en'],
        keepDays: 30,
      },
      completeAt: 1,
    },
    'aspen',
  )
  if (!known) throw new Error('The roster is not complete')
  return known
}
