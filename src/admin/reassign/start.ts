import type { KioskRow, SessionListRow } from '../../domain/api.ts'
import { windowOf } from '../sessions-view.ts'

/** What the form begins with; times in ms UTC. */
export interface Start {
  kiosk: string
  from: number
  to: number
  /** the session whose taps belong elsewhere, where one came from there */
  not?: string
}

/** When sessions without limits of their own open and close. */
export interface Limits {
  opensBeforeMs: number
  closesAfterMs: number
}

/** From a session's opening to its closing, ms UTC (rule D4). */
function openTimeOf(session: SessionListRow, limits: Limits): { from: number; to: number } {
  const { start, end } = windowOf(session)
  const before =
    session.opensBeforeMin === null ? limits.opensBeforeMs : session.opensBeforeMin * 60_000
  const after =
    session.closesAfterMin === null ? limits.closesAfterMs : session.closesAfterMin * 60_000
  return { from: start - before, to: end + after }
}

/** A session's taps that belong elsewhere: those of its room's first kiosk, while it was open. */
export function startOfSession(
  session: SessionListRow,
  kiosks: readonly KioskRow[],
  limits: Limits,
): Start {
  const here = kiosks.find(({ room }) => room.id === session.room?.id) ?? kiosks[0]
  return { kiosk: here?.id ?? '', ...openTimeOf(session, limits), not: session.id }
}

/** A kiosk's taps: those of the session of its room that began last before `now`, ms UTC. */
export function startOfKiosk(
  kiosk: KioskRow,
  sessions: readonly SessionListRow[],
  limits: Limits,
  now: number,
): Start {
  const [last] = sessions
    .filter(
      ({ room, start, cancelled }) => room?.id === kiosk.room.id && start <= now && !cancelled,
    )
    .sort((a, b) => b.start - a.start)
  const hour = 3_600_000
  const time = last ? openTimeOf(last, limits) : { from: now - hour, to: now }
  return { kiosk: kiosk.id, ...time }
}
