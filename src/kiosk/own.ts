import type { Notes } from '../storage/types.ts'

/** What must be green, or waived with a reason, before a tablet opens as a kiosk (row K9). */
export type CheckName = 'installed' | 'persisted' | 'clock' | 'camera' | 'roster' | 'write' | 'pin'

/** How a tablet was made ready. */
export interface Readiness {
  /** ms by the tablet's clock when staff opened the kiosk; null: not yet */
  openedAt: number | null
  /** checks that staff waived, each with the reason */
  waived: Partial<Record<CheckName, string>>
  /** the last test write that went well: how long it took, ms; null: none */
  wroteMs: number | null
}

/** What staff set on this very tablet; it outlives a reload. */
export interface Own {
  /** the kiosk's own language; null: the programme's first */
  language: string | null
  /** where staff say that it stands; null: in the room that the server gave it */
  room: string | null
  /** the one session that is offered, whatever its times, until ms by the tablet's clock */
  held: { session: string; until: number } | null
  /** null: paired before there was a list to go through, so open */
  readiness: Readiness | null
}

const asPaired: Own = { language: null, room: null, held: null, readiness: null }
const key = 'kiosk.own'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown) => (typeof value === 'string' ? value : null)
const number = (value: unknown) => (typeof value === 'number' ? value : null)

function readHeld(value: unknown): Own['held'] {
  if (!isObject(value)) return null
  const [session, until] = [text(value.session), number(value.until)]
  return session !== null && until !== null ? { session, until } : null
}

function readReadiness(value: unknown): Readiness | null {
  if (!isObject(value)) return null
  const waived = isObject(value.waived) ? value.waived : {}
  return {
    openedAt: number(value.openedAt),
    waived: Object.fromEntries(
      Object.entries(waived).filter(([, reason]) => typeof reason === 'string'),
    ),
    wroteMs: number(value.wroteMs),
  }
}

/** Written by this app; looked at by hand, so that the first paint needs no schemas. */
export async function readOwn(notes: Pick<Notes, 'get'>): Promise<Own> {
  const found = await notes.get(key)
  if (!isObject(found)) return asPaired
  return {
    language: text(found.language),
    room: text(found.room),
    held: readHeld(found.held),
    readiness: readReadiness(found.readiness),
  }
}

export const writeOwn = (notes: Pick<Notes, 'set'>, own: Own): Promise<void> => notes.set(key, own)

/** A tablet that was just paired: in its room, with the list still to go through. */
export const startOwn = (notes: Pick<Notes, 'set'>): Promise<void> =>
  writeOwn(notes, { ...asPaired, readiness: { openedAt: null, waived: {}, wroteMs: null } })

/** The session that is held by hand now; null: the programme is followed. */
export const heldNow = ({ held }: Own, now: number): string | null =>
  held && now < held.until ? held.session : null
