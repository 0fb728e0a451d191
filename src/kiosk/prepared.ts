import { kioskSchedule } from '../domain/presence-here.ts'
import type { Schedule } from '../domain/schedule.ts'
import type { Known } from './known.ts'

const schedules = new WeakMap<Known, Schedule>()
const owners = new WeakMap<Known, ReadonlyMap<string, string>>()

/** The programme as the rules see it; made once a roster. */
export const scheduleOf = (known: Known): Schedule =>
  once(schedules, known, () => kioskSchedule(known.programme, known.settings))

/** Whose badge has which hash. The badges of somebody who was merged are that other's (rule E8). */
export const badgeOwners = (known: Known): ReadonlyMap<string, string> =>
  once(owners, known, () => {
    const found = new Map<string, string>()
    for (const [id, { badges, mergedInto }] of known.attendees)
      for (const badge of badges) found.set(badge, mergedInto ?? id)
    return found
  })

function once<T>(made: WeakMap<Known, T>, known: Known, make: () => T): T {
  const before = made.get(known)
  if (before !== undefined) return before
  const value = make()
  made.set(known, value)
  return value
}
