import type { EvidenceClass, EvidenceTap } from '../../../src/domain/evidence.ts'
import type { AttendanceRecord, Flag } from '../../../src/domain/record.ts'
import { type Known, lastMark, type Times } from './known.ts'
import {
  forgottenCheckIn,
  forgottenCheckOut,
  isContradiction,
  type Programme,
  windowOf,
} from './plan.ts'
import { oracleStatus, thresholdOf } from './status.ts'
import { longestOf, measure, shortestOf, shownStays, spansOf } from './time.ts'

/** One row of the record; `two-places` comes later, when all rows of the attendee are there. */
export function oracleRecord(known: Known, programme: Programme): AttendanceRecord {
  const { session, pairing, selfReports } = known
  const { stays, counted } = pairing
  const times = oracleTime(known)
  const flags: Flag[] = [...pairing.flags]
  if (isContradiction(session) || known.contradicted) flags.push('contradiction')
  const provisional = pairing.provisional || known.contradicted
  const status = oracleStatus(known, times, provisional, programme)
  flags.push(...status.flags)
  const shown = shownStays(stays)
  const selfReport = selfReports.map(({ at }) => at).sort((a, b) => a - b)[0]
  return {
    attendee: known.attendee,
    session: session.id,
    booking: status.booking,
    window: {
      ...windowOf(session),
      startBy: session.actualStart === null ? 'scheduled' : 'actual',
      endBy: session.actualEnd === null ? 'scheduled' : 'actual',
    },
    ...times,
    firstIn: shown[0]?.in ?? null,
    lastOut: shown.reduce<number | null>(
      (last, { out }) => (out !== null && (last === null || out > last) ? out : last),
      null,
    ),
    stays: shown,
    flags: [...new Set(flags)].sort(),
    evidence: classesOf(
      counted.map(({ tap }) => tap),
      selfReport !== undefined,
    ),
    provisional,
    checkedIn: counted.some(({ is }) => is === 'in'),
    automatic: status.automatic,
    person: status.person,
    ...(selfReport === undefined ? {} : { selfReport: { at: selfReport } }),
    policy: {
      forgottenCheckOut: forgottenCheckOut(session),
      forgottenCheckIn: forgottenCheckIn(session),
      thresholdPercent: thresholdOf(known),
      bounceMs: programme.settings.bounceMs,
    },
  }
}

/** Rules D2, D3, D7, D8, Q6. */
function oracleTime({ session, pairing, marks, selfReports }: Known): Times {
  const window = windowOf(session)
  const { breaks } = session
  const spans = spansOf(pairing.stays)
  const windowMs = measure([window], window, breaks)
  const isThere = pairing.counted.length > 0 || selfReports.length > 0 || lastMark(marks) !== null
  const within = (of: typeof spans) => (isThere ? measure(of, window, breaks) : null)
  const totalMs = within(spans)
  const earliest = Math.min(window.start, ...spans.map(({ start }) => start))
  const latest = Math.max(window.end, ...spans.map(({ end }) => end))
  return {
    windowMs,
    totalMs,
    minMs: within(shortestOf(pairing.stays)),
    maxMs: within(longestOf(pairing.stays)),
    percentTenths:
      totalMs === null || windowMs === 0 ? null : Math.floor((totalMs * 1000) / windowMs),
    beforeMs: measure(spans, { start: earliest, end: window.start }),
    afterMs: measure(spans, { start: window.end, end: latest }),
  }
}

function classesOf(taps: readonly EvidenceTap[], isSelfReported: boolean): EvidenceClass[] {
  const found = taps.map(({ evidence }) => evidence)
  if (isSelfReported) found.push('self-report')
  return [...new Set(found)].sort()
}
