import { isObject } from '../domain/is-object.ts'
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

export const asPaired: Own = { language: null, room: null, held: null, readiness: null }
const key = 'kiosk.own'

/** Written by this app alone; looked at by hand, so that the first paint needs no schemas. */
const ownOrAsPaired = (found: unknown): Own => (isOwn(found) ? { ...asPaired, ...found } : asPaired)

/** Of what was read of the store already. */
export const ownOf = (notes: ReadonlyMap<string, unknown>): Own => ownOrAsPaired(notes.get(key))

export const readOwn = async (notes: Pick<Notes, 'get'>): Promise<Own> =>
  ownOrAsPaired(await notes.get(key))

const isOwn = (value: unknown): value is Partial<Own> =>
  isObject(value) && isObject(value.held ?? {}) && isObject(value.readiness ?? {})

export const writeOwn = (notes: Pick<Notes, 'set'>, own: Own): Promise<void> => notes.set(key, own)

/** The session that is held by hand now; null: the programme is followed. */
export const heldNow = ({ held }: Own, now: number): string | null =>
  held && now < held.until ? held.session : null
