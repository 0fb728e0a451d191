import { byCodePoint } from './order.ts'

/** A kiosk as a session's completeness sees it. Times are ms UTC. */
export interface ReportingKiosk {
  id: string
  name: string
  /** the rooms that it was assigned to, each from `since` until the next one's; in any order */
  rooms: readonly { room: string; since: number }[]
  /** taken out of service for good: waited for no more */
  retired: boolean
  /** when staff said that it takes no more taps ("packed up"); null: they didn't */
  packedUpAt: number | null
  /** its last contact with nothing waiting; null: none yet */
  lastContact: number | null
  /** numbers of its taps that are known to be missing, those closed as lost left out */
  gaps: number
  /** whether a tap of its is there for the session, between opening and closing */
  tapped: boolean
}

/** How far one kiosk that counts has reported. */
export interface KioskReport {
  kiosk: string
  name: string
  /** up to when nothing of its can be missing, ms UTC; 'closed': for good; null: it never reported */
  through: number | 'closed' | null
  gaps: number
  /** nothing of the session can be missing */
  isComplete: boolean
}

export interface Completeness {
  /** sorted by name, then id */
  kiosks: KioskReport[]
  /** how many have reported through the session's end without a gap */
  reported: number
  /** the time through which all of them have reported; 'closed': for good; null: one never did, or there is none */
  through: number | 'closed' | null
  /** the closing has passed, each has reported through the session's end, no gap is open (rule W2) */
  isComplete: boolean
}

/** What completeness needs to know of a session: a part of PlannedSession. */
interface Reported {
  room: string | null
  window: { end: number }
  opensAt: number
  closesAt: number
}

/**
 * Which kiosks a session waits for, and up to when each has reported (rules W1, W2): those that were
 * assigned to its room, or tapped for it, between opening and closing; retired ones apart.
 *
 * A session for which no kiosk counts is complete once its closing has passed: nothing can be missing.
 * @param kiosks all of the programme
 * @param now ms UTC
 */
export function completenessOf(
  session: Reported,
  kiosks: readonly ReportingKiosk[],
  now: number,
): Completeness {
  const reports = kiosks
    .filter((kiosk) => !kiosk.retired && counts(kiosk, session))
    .map((kiosk) => reportOf(kiosk, session))
    .sort((a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.kiosk, b.kiosk))
  const reported = reports.filter(({ isComplete }) => isComplete).length
  return {
    kiosks: reports,
    reported,
    through: throughAll(reports),
    isComplete: now >= session.closesAt && reported === reports.length,
  }
}

/**
 * Whether a session is to be closed now (rule W2): `complete` when nothing is missing any more, else
 * `deadline` once that has passed; null: not yet, or it is closed already.
 * @param deadlineMs so long after the session's end
 */
export function closingDue(
  session: Reported,
  { isComplete, isClosed }: { isComplete: boolean; isClosed: boolean },
  deadlineMs: number,
  now: number,
): 'complete' | 'deadline' | null {
  if (isClosed) return null
  if (isComplete && now >= session.closesAt) return 'complete'
  return now >= session.window.end + deadlineMs ? 'deadline' : null
}

function counts(kiosk: ReportingKiosk, session: Reported): boolean {
  return kiosk.tapped || wasThere(kiosk.rooms, session)
}

/** Whether it was assigned to the session's room at some moment from opening to closing. */
function wasThere(rooms: ReportingKiosk['rooms'], { room, opensAt, closesAt }: Reported): boolean {
  if (room === null) return false
  const sorted = [...rooms].sort((a, b) => a.since - b.since)
  return sorted.some((stand, n) => {
    const until = sorted[n + 1]?.since ?? Number.POSITIVE_INFINITY
    return stand.room === room && stand.since <= closesAt && until > opensAt
  })
}

/** One that is packed up takes no more taps, so that without a gap nothing of its is missing. */
function reportOf(kiosk: ReportingKiosk, { window }: Reported): KioskReport {
  const through = kiosk.packedUpAt === null ? kiosk.lastContact : 'closed'
  const isThrough = through === 'closed' || (through !== null && through >= window.end)
  return {
    kiosk: kiosk.id,
    name: kiosk.name,
    through,
    gaps: kiosk.gaps,
    isComplete: isThrough && kiosk.gaps === 0,
  }
}

function throughAll(reports: readonly KioskReport[]): Completeness['through'] {
  let earliest: Completeness['through'] = reports.length === 0 ? null : 'closed'
  for (const { through } of reports) {
    if (through === null) return null
    if (
      through !== 'closed' &&
      (earliest === 'closed' || earliest === null || through < earliest)
    ) {
      earliest = through
    }
  }
  return earliest
}
