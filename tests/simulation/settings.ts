import { type Chance, chanceOf } from './chance.ts'

// The programme of a world: its rooms, sessions, people. There are a few dozens of them, each made once
// a process and copied for each seed.

export const minute = 60_000
export const hour = 60 * minute

/** Sunday, 1 March 2026, 08:00 UTC. */
export const worldStart = Date.UTC(2026, 2, 1, 8)
export const variants = 48

export interface Programme {
  variant: number
  rooms: string[]
  sessions: SessionPlan[]
  people: { code: string; badge: string | null; booked: string[] }[]
  settings: Record<string, unknown>
}
export interface SessionPlan {
  code: string
  room: string
  start: number
  end: number
  breaks: [number, number][]
  checkOutRequired: boolean
  forgottenCheckOut: string | null
  threshold: number | null
}

function sessionsOf(chance: Chance, rooms: string[]): SessionPlan[] {
  const sessions: SessionPlan[] = []
  for (const room of rooms) {
    let start = worldStart + hour + chance.pick([0, 0, 15, 30]) * minute
    for (let n = 0; n < chance.int(1, 2); n++) {
      const long = chance.pick([30, 45, 60, 60, 90]) * minute
      const breaks: [number, number][] = chance.is(0.3)
        ? [[start + long / 3, start + long / 3 + 5 * minute]]
        : []
      sessions.push({
        code: `S${sessions.length + 1}`,
        room,
        start,
        end: start + long,
        breaks,
        checkOutRequired: chance.is(0.4),
        forgottenCheckOut: chance.pick([
          null,
          null,
          'none',
          'session-end',
          'last-evidence',
          'cap:20',
          'review',
        ]),
        threshold: chance.pick([null, null, 50, 80]),
      })
      start += long + chance.pick([0, 10, 20, 30, 45]) * minute
    }
  }
  return sessions
}

export function programmeOf(variant: number): Programme {
  const chance = chanceOf(`programme ${variant}`)
  const rooms = ['Aspen', 'Birch', 'Cedar', 'Maple'].slice(0, chance.int(2, 4))
  const sessions = sessionsOf(chance, rooms)
  const people = Array.from({ length: chance.int(2, 10) }, (_, n) => ({
    code: `P${n + 1}`,
    badge: chance.is(0.6) ? `B-${100 + n}` : null,
    booked: sessions.filter(() => chance.is(0.3)).map(({ code }) => code),
  }))
  const settings: Record<string, unknown> = {}
  if (chance.is(0.2)) settings.impliedCheckOut = false
  if (chance.is(0.2)) settings.bounceMs = chance.pick([0, 3_000, 30_000])
  if (chance.is(0.15)) settings.undoMs = 60_000
  if (chance.is(0.15)) settings.confidenceMs = 5_000
  return { variant, rooms, sessions, people, settings }
}
