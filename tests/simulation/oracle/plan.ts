import type { Closing } from '../../../src/domain/evidence.ts'
import type { Settings } from '../../../src/domain/policy.ts'
import type { Session, Span } from '../../../src/domain/session.ts'

const minute = 60_000

/** The programme as far as it is the same for all attendees. */
export interface Programme {
  sessions: Session[]
  settings: Settings
  closings: Closing[]
}

export const sessionOf = (programme: Programme, id: string | null): Session | undefined =>
  programme.sessions.find((session) => session.id === id)

/** Rule D1: where the end lies before the start the window has no length. */
export function windowOf(session: Session): Span {
  const start = session.actualStart ?? session.start
  const end = session.actualEnd ?? session.end
  return { start, end: Math.max(start, end) }
}

export const isContradiction = (session: Session): boolean =>
  (session.actualEnd ?? session.end) < (session.actualStart ?? session.start)

/** Rule D4: limits belong to the window. */
export function limitsOf(session: Session, settings: Settings): { opens: number; closes: number } {
  const window = windowOf(session)
  const before = session.opensBeforeMin
  const after = session.closesAfterMin
  return {
    opens: window.start - (before === null ? settings.opensBeforeMs : before * minute),
    closes: window.end + (after === null ? settings.closesAfterMs : after * minute),
  }
}

/** Rule P8: the first window in this room that starts at or up to 30 minutes after this one's end. */
export function nextSessionOf(session: Session, programme: Programme): Session | undefined {
  const { end } = windowOf(session)
  const following = programme.sessions.filter((other) => {
    const { start } = windowOf(other)
    const isHere = session.room !== null && other.room === session.room && other.id !== session.id
    return isHere && !other.cancelled && start >= end && start <= end + 30 * minute
  })
  following.sort((one, other) => {
    const [a, b] = [windowOf(one), windowOf(other)]
    return a.start - b.start || a.end - b.end || (one.id < other.id ? -1 : 1)
  })
  return following[0]
}

export const isAnotherRoom = (one: Session, other: Session): boolean =>
  one.room !== null && other.room !== null && one.room !== other.room

export const forgottenCheckOut = (session: Session): string =>
  session.forgottenCheckOut ?? (session.checkOutRequired ? 'review' : 'session-end')

export const forgottenCheckIn = (session: Session): string => session.forgottenCheckIn ?? 'none'
