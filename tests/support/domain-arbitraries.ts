import fc from 'fast-check'
import type { Booking, EvidenceTap, Mark } from '../../src/domain/evidence.ts'
import { defaultSettings, type Settings } from '../../src/domain/policy.ts'
import { prepareSchedule, type ReconcileInput, type Schedule } from '../../src/domain/reconcile.ts'
import type { Session } from '../../src/domain/session.ts'
import { session } from './domain-builders.ts'

// Whole programmes that last a fifth of a second, so that every millisecond can be counted.

export const horizon = 200
const ids = ['S', 'N', 'B']
const time = fc.integer({ min: 0, max: horizon })

const settings: Settings = {
  ...defaultSettings,
  bounceMs: 6,
  undoMs: 12,
  opensBeforeMs: 15,
  closesAfterMs: 15,
}

const span = fc.tuple(time, time).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
const policy = fc.constantFrom(null, 'none', 'session-end', 'last-evidence', 'review', 'cap:1')

function arbitrarySession(id: string): fc.Arbitrary<Session> {
  return fc
    .record({
      at: span,
      room: fc.constantFrom('Aspen', 'Birch', null),
      actualStart: fc.option(time),
      actualEnd: fc.option(time),
      breaks: fc.array(span, { maxLength: 2 }),
      thresholdPercent: fc.option(fc.integer({ min: 0, max: 100 })),
      forgottenCheckOut: policy,
      forgottenCheckIn: fc.constantFrom(null, 'session-start'),
      checkOutRequired: fc.boolean(),
      cancelled: fc.boolean(),
    })
    .map(({ at, ...rest }) => ({ ...session({ id, ...rest }), ...at }))
}

export const arbitrarySchedule: fc.Arbitrary<Schedule> = fc
  .record({
    sessions: fc.tuple(...ids.map(arbitrarySession)),
    impliedCheckOut: fc.boolean(),
    closed: fc.subarray(ids),
  })
  .map(({ sessions, impliedCheckOut, closed }) =>
    prepareSchedule(
      sessions,
      { ...settings, impliedCheckOut },
      closed.map((id) => ({ session: id, at: 5_000 })),
    ),
  )

const arbitraryTap = fc.record({
  log: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('in', 'in', 'out', 'out', 'auto', 'void' as const),
  session: fc.constantFrom(...ids),
  stream: fc.constantFrom('room', 'room', 'zoom-1'),
  method: fc.constantFrom('search', 'search', 'staff' as const),
  /** few enough that many taps fall on the same millisecond */
  after: fc.integer({ min: 0, max: 12 }),
  target: fc.record({ log: fc.constantFrom('a', 'b', 'c'), seq: fc.integer({ min: 1, max: 9 }) }),
})

/** Taps of three logs; in each the estimate never falls as the number rises (rule E5). */
export const arbitraryTaps: fc.Arbitrary<EvidenceTap[]> = fc
  .array(arbitraryTap, { maxLength: 30 })
  .map((drafts) => {
    const logs = new Map<string, { seq: number; at: number }>()
    return drafts.map(({ log, kind, session: of, stream, method, after, target }): EvidenceTap => {
      const last = logs.get(log) ?? { seq: 0, at: 0 }
      const at = last.at + after
      const seq = last.seq + 1
      logs.set(log, { seq, at })
      const isVoid = kind === 'void'
      return {
        log,
        seq,
        kind,
        session: isVoid ? null : of,
        stream: isVoid ? 'room' : stream,
        kiosk: `k-${log}`,
        evidence: stream === 'room' ? 'kiosk' : 'import',
        method,
        mono: at,
        wall: at,
        voids: isVoid ? target : null,
        estimate: {
          at,
          earliest: at,
          latest: at,
          confidence: 'high',
          method: 'anchored',
          flags: [],
        },
      }
    })
  })

const arbitraryBooking: fc.Arbitrary<Booking> = fc.record({
  session: fc.constantFrom(...ids),
  source: fc.constantFrom('import', 'staff', 'phone' as const),
  cancelled: fc.boolean(),
})
const arbitraryMarks: fc.Arbitrary<Mark[]> = fc
  .array(
    fc.record({
      session: fc.constantFrom(...ids),
      mark: fc.constantFrom('attended', 'not-attended', null),
    }),
    { maxLength: 4 },
  )
  .map((marks) => marks.map((mark, n) => ({ ...mark, by: `staff-${n}`, at: 1_000 + n, n })))

export const arbitraryInput: fc.Arbitrary<ReconcileInput> = fc.record({
  attendee: fc.constant('amara'),
  taps: arbitraryTaps,
  bookings: fc.array(arbitraryBooking, { maxLength: 3 }),
  marks: arbitraryMarks,
})
