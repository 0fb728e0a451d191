import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'
import { byCodePoint } from './order.ts'

/** Two sessions that want the same room, or the same presenter, at the same time, ms UTC. */
export const Clash = z.object({
  kind: z.enum(['room', 'presenter']),
  /** the session that begins first, and the other */
  sessions: z.tuple([Id, Id]),
  /** the room's id; the presenter's name */
  of: z.string(),
  /** when both are on */
  start: Ms,
  end: Ms,
})
export type Clash = z.infer<typeof Clash>

/** What clashes are seen by; times as scheduled, ms UTC. */
export interface Slot {
  id: string
  room: string | null
  presenters: readonly string[]
  start: number
  end: number
  cancelled: boolean
}

/**
 * Every clash between sessions as they are scheduled. Cancelled sessions, and those that end before
 * they begin, take nothing. A presenter is known by the name, however it is spaced or capitalised.
 */
export function clashes(slots: readonly Slot[]): Clash[] {
  const held = slots.filter(({ cancelled, start, end }) => !cancelled && end > start)
  const inOrder = held.sort((a, b) => a.start - b.start || byCodePoint(a.id, b.id))
  return [
    ...within('room', inOrder, ({ room }) => (room === null ? [] : [[room, room]])),
    ...within('presenter', inOrder, ({ presenters }) =>
      presenters.map((name) => [presenterKey(name), name.trim()]),
    ),
  ]
}

/** Those clashes that one session takes part in, were it as given. */
export function clashesOf(one: Slot, others: readonly Slot[]): Clash[] {
  const near = others.filter(
    ({ id, start, end }) => id !== one.id && start < one.end && end > one.start,
  )
  return clashes([...near, one]).filter(({ sessions }) => sessions.includes(one.id))
}

const presenterKey = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en')

/** @param keysOf what a session takes: a key, and the word for it */
function within(
  kind: Clash['kind'],
  inOrder: readonly Slot[],
  keysOf: (slot: Slot) => (readonly [key: string, of: string])[],
): Clash[] {
  const found: Clash[] = []
  const open = new Map<string, Slot[]>()
  for (const slot of inOrder) {
    for (const [key, of] of new Map(keysOf(slot))) {
      const still = (open.get(key) ?? []).filter(({ end }) => end > slot.start)
      for (const earlier of still) {
        const end = Math.min(earlier.end, slot.end)
        found.push({ kind, sessions: [earlier.id, slot.id], of, start: slot.start, end })
      }
      open.set(key, [...still, slot])
    }
  }
  return found
}
