import type { KioskSession } from './roster.ts'

/** A session of the kiosk's room, with its id. */
export interface RoomSession extends KioskSession {
  id: string
}

/** What a room's kiosk shows of its programme at one moment (row K5). */
export interface RoomNow {
  /** sessions that take check-ins and check-outs: opensAt ≤ now < closesAt; by start */
  open: RoomSession[]
  /** the session that is on: start ≤ now < end; of several the one that started last */
  current: RoomSession | null
  /** the first that starts after now */
  next: RoomSession | null
  /** when check-in opens next, ms UTC; null: never again, or for nothing that isn't open already */
  opensNext: number | null
}

/** The sessions of a room that take place, by start, then end, then id. */
export function sessionsOfRoom(
  sessions: ReadonlyMap<string, KioskSession>,
  room: string,
): RoomSession[] {
  return [...sessions]
    .filter(([, session]) => session.room === room && !session.cancelled)
    .map(([id, session]) => ({ ...session, id }))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1))
}

/**
 * What is open, on, and next in a room (row K5).
 * @param sessions as sessionsOfRoom() gives them
 * @param now ms UTC: the tablet's clock plus the last known offset
 * @param held the session that staff hold open by hand, and no other; one that isn't planned here any more is not held
 */
export function roomNow(
  sessions: readonly RoomSession[],
  now: number,
  held: string | null = null,
): RoomNow {
  const opening = sessions.map(({ opensAt }) => opensAt).filter((opensAt) => opensAt > now)
  const only = sessions.find(({ id }) => id === held)
  return {
    open: only
      ? [only]
      : sessions.filter(({ opensAt, closesAt }) => opensAt <= now && now < closesAt),
    current: only ?? sessions.findLast(({ start, end }) => start <= now && now < end) ?? null,
    next: sessions.find(({ start }) => start > now) ?? null,
    opensNext: opening.length > 0 ? Math.min(...opening) : null,
  }
}
