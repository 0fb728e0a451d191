import { kioskSchedule } from '../domain/presence-here.ts'
import { type RoomSession, sessionsOfRoom } from '../domain/programme-now.ts'
import type { KioskAttendee, KioskSettings } from '../domain/roster.ts'
import type { Schedule } from '../domain/schedule.ts'
import { buildIndex, type SearchIndex } from '../domain/search.ts'
import type { Roster } from '../storage/types.ts'

/** What the kiosk knows of its programme, ready for its screens. */
export interface Known {
  settings: KioskSettings
  sessions: readonly RoomSession[]
  schedule: Schedule
  attendees: ReadonlyMap<string, KioskAttendee>
  /** built when first asked for: the first paint doesn't wait for it */
  index: () => SearchIndex
  /** badge hash → attendee */
  badges: () => ReadonlyMap<string, string>
  hasBadges: boolean
}

/** Prepares a roster for the kiosk of a room; null while it was never complete. */
export function prepare(roster: Roster, room: string): Known | null {
  const { settings, attendees } = roster
  if (!settings || roster.completeAt === null) return null
  return {
    settings,
    attendees,
    sessions: sessionsOfRoom(roster.sessions, room),
    schedule: kioskSchedule(roster.sessions, settings),
    index: once(() => buildIndex(searchable(attendees))),
    badges: once(() => badgeOwners(attendees)),
    hasBadges: [...attendees.values()].some(({ badges }) => badges.length > 0),
  }
}

/** Somebody who was merged into another is found as that other (rule E8). */
const searchable = (attendees: ReadonlyMap<string, KioskAttendee>) =>
  [...attendees]
    .filter(([, { mergedInto }]) => mergedInto === undefined)
    .map(([id, { name }]) => ({ id, name }))

function badgeOwners(attendees: ReadonlyMap<string, KioskAttendee>): Map<string, string> {
  const owners = new Map<string, string>()
  for (const [id, { badges, mergedInto }] of attendees)
    for (const badge of badges) owners.set(badge, mergedInto ?? id)
  return owners
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
