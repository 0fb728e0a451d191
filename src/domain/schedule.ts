import type { Closing } from './evidence.ts'
import { byCodePoint } from './order.ts'
import type { Settings } from './policy.ts'
import type { Session, Span } from './session.ts'
import { countedTime, type Window, windowOf } from './window.ts'

const minute = 60_000
/** How long after a session's end the room's next one may start and still be its next (rule P8). */
const nextWithin = 30 * minute

/** The programme as the rules see it: the same for all attendees, so prepared once. */
export interface Schedule {
  sessions: Map<string, Session>
  settings: Settings
  closings: Map<string, Closing>
  planned: Map<string, PlannedSession>
}

/** A session with all that follows from it and its programme's settings alone. */
export interface PlannedSession {
  id: string
  room: string | null
  cancelled: boolean
  window: Window
  contradiction: boolean
  /** the window without breaks, and its length in ms */
  counted: Span[]
  countedMs: number
  /** limits for flags and for the kiosk's screen, ms UTC (rule D4) */
  opensAt: number
  closesAt: number
  forgottenCheckOut: string
  forgottenCheckIn: string
  thresholdPercent: number | null
  checkOutRequired: boolean
  /** the session that follows in the same room (rule P8) */
  next: string | null
}

/** Prepares what reconcile() needs of a programme. Of several closings of one session the first counts. */
export function prepareSchedule(
  sessions: Session[],
  settings: Settings,
  closings: Closing[],
): Schedule {
  const planned = new Map(sessions.map((session) => [session.id, plan(session, settings)]))
  linkNext([...planned.values()])
  const first = new Map<string, Closing>()
  for (const closing of closings) {
    const known = first.get(closing.session)
    if (!known || closing.at < known.at) first.set(closing.session, closing)
  }
  return {
    sessions: new Map(sessions.map((session) => [session.id, session])),
    settings,
    closings: first,
    planned,
  }
}

function plan(session: Session, settings: Settings): PlannedSession {
  const { contradiction, ...window } = windowOf(session)
  const counted = countedTime(window, session.breaks)
  const before = session.opensBeforeMin
  const after = session.closesAfterMin
  return {
    id: session.id,
    room: session.room,
    cancelled: session.cancelled,
    window,
    contradiction,
    counted: counted.spans,
    countedMs: counted.ms,
    opensAt: window.start - (before === null ? settings.opensBeforeMs : before * minute),
    closesAt: window.end + (after === null ? settings.closesAfterMs : after * minute),
    forgottenCheckOut:
      session.forgottenCheckOut ?? (session.checkOutRequired ? 'review' : 'session-end'),
    forgottenCheckIn: session.forgottenCheckIn ?? 'none',
    thresholdPercent: session.thresholdPercent,
    checkOutRequired: session.checkOutRequired,
    next: null,
  }
}

/**
 * Next session: the first window in the same room that starts at or after this one's end and at most
 * 30 min after it (rule P8). A cancelled session is nobody's next.
 */
function linkNext(planned: PlannedSession[]): void {
  const rooms = new Map<string, PlannedSession[]>()
  for (const session of planned) {
    if (session.room === null || session.cancelled) continue
    const there = rooms.get(session.room)
    if (there) there.push(session)
    else rooms.set(session.room, [session])
  }
  for (const there of rooms.values()) there.sort(byStart)
  for (const session of planned) {
    const there = session.room === null ? undefined : rooms.get(session.room)
    if (there) session.next = firstFrom(there, session)
  }
}

function firstFrom(there: PlannedSession[], session: PlannedSession): string | null {
  const end = session.window.end
  let low = 0
  let high = there.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((there[middle]?.window.start ?? end) < end) low = middle + 1
    else high = middle
  }
  // a session without length starts at its own end
  const next = there.slice(low, low + 2).find((other) => other.id !== session.id)
  return next && next.window.start <= end + nextWithin ? next.id : null
}

const byStart = (a: PlannedSession, b: PlannedSession) =>
  a.window.start - b.window.start || a.window.end - b.window.end || byCodePoint(a.id, b.id)
