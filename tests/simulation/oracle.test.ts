import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateLogs } from '../../src/domain/clock.ts'
import { defaultSettings } from '../../src/domain/policy.ts'
import { programmeTotal } from '../../src/domain/programme-total.ts'
import { prepareSchedule, reconcile } from '../../src/domain/reconcile.ts'
import { arbitraryLife } from '../support/clock-arbitraries.ts'
import { booking, session, tapIn, tapOut } from '../support/domain-builders.ts'
import { arbitraryAttendee, arbitraryProgramme } from './oracle/arbitrary-evidence.ts'
import { type AttendeeEvidence, oracleAttendee } from './oracle/attendee.ts'
import { oracleClock } from './oracle/clock.ts'
import { oracle } from './oracle/oracle.ts'
import type { Programme } from './oracle/plan.ts'
import { oracleTotal } from './oracle/totals.ts'
import type { Evidence, StoredTap } from './oracle/types.ts'

const byDomain = (evidence: AttendeeEvidence, programme: Programme) => {
  const { sessions, settings, closings } = programme
  const schedule = prepareSchedule(sessions, settings, closings)
  const real = reconcile(evidence, schedule)
  return { ...real, total: programmeTotal(real.records, schedule) }
}
const byOracle = (evidence: AttendeeEvidence, programme: Programme) => {
  const said = oracleAttendee(evidence, programme)
  return { ...said, total: oracleTotal(said.records, programme) }
}

describe('the record is what the oracle says', () => {
  it.each([false, true])('of one attendee, with corrections: %s', (corrected) => {
    let stays = 0
    fc.assert(
      fc.property(arbitraryAttendee(corrected), arbitraryProgramme, (evidence, programme) => {
        const said = byOracle(evidence, programme)
        stays += said.records.reduce((sum, record) => sum + record.stays.length, 0)
        expect(byDomain(evidence, programme)).toEqual(said)
      }),
      { numRuns: 300 },
    )
    expect(stays).toBeGreaterThan(300)
  })

  it('of where each tap lies in time', () => {
    let taps = 0
    fc.assert(
      fc.property(arbitraryLife, ({ logs, enrolledAt }) => {
        const real = estimateLogs(logs, enrolledAt, defaultSettings.confidenceMs)
        for (const { log, taps: theirs } of logs) {
          for (const { seq } of theirs) {
            taps += 1
            const said = oracleClock(logs, enrolledAt, defaultSettings.confidenceMs, { log, seq })
            expect(real.get(log)?.get(seq) ?? null).toEqual(said)
          }
        }
      }),
      { numRuns: 200 },
    )
    expect(taps).toBeGreaterThan(200)
  })
})

/** As the server keeps it. */
const stored = (tap: ReturnType<typeof tapIn>, over: Partial<StoredTap> = {}): StoredTap => ({
  ...tap,
  receivedAt: tap.estimate.at + 1_000,
  held: null,
  attendee: 'amara',
  badge: null,
  person: false,
  ...over,
})
function programmeOf(taps: StoredTap[], over: Partial<Evidence> = {}): Evidence {
  return {
    settings: defaultSettings,
    sessions: [session()],
    attendees: [{ id: 'amara', mergedInto: null, badges: ['A-1'] }],
    kiosks: [{ id: 'k', enrolledAt: session().start - 3_600_000 }],
    logs: [{ log: 'a', kiosk: 'k', after: null, anchors: [], taps }],
    bookings: [{ ...booking(), attendee: 'amara' }],
    marks: [],
    selfReports: [],
    corrections: [],
    closings: [],
    ...over,
  }
}

describe('the oracle, of a whole programme', () => {
  it('[E6] [E8] counts a badge for its owner, and for whom they were merged into', () => {
    const taps = [stored(tapIn('9:00'), { attendee: null, badge: ' A-1 ' }), stored(tapOut('9:30'))]
    const attendees = [
      { id: 'amara', mergedInto: 'bo', badges: ['A-1'] },
      { id: 'bo', mergedInto: null, badges: [] },
    ]
    const { records, fates } = oracle(programmeOf(taps, { attendees }), 'given')
    expect(records.map(({ attendee, totalMs }) => [attendee, totalMs])).toEqual([['bo', 1_800_000]])
    expect(fates.map(({ fate }) => fate)).toEqual(['opens', 'closes'])
  })

  it('[I8] gives every tap one fate, those that count for nobody among them', () => {
    const taps = [
      stored(tapIn('9:00'), { attendee: 'nobody' }),
      stored(tapIn('9:05'), { held: 'quarantined' }),
      stored(tapIn('9:10'), { session: 'unknown' }),
      stored(tapIn('9:15'), { kind: 'wave' }),
      stored(tapIn('9:20'), { held: 'rejected' }),
      stored(tapIn('9:25')),
    ]
    const { fates } = oracle(programmeOf(taps))
    expect(fates.map(({ fate }) => fate)).toEqual([
      'parked',
      'quarantined',
      'parked',
      'parked',
      'rejected',
      'opens',
    ])
  })

  it('[Q3] without an anchor the wall stands, and the record says so', () => {
    const { records, estimates } = oracle(
      programmeOf([stored(tapIn('9:00')), stored(tapOut('9:30'))]),
    )
    expect(records[0]?.flags).toContain('clock-unknown')
    expect(estimates.map(({ estimate }) => estimate?.method)).toEqual(['wall', 'wall'])
  })
})
