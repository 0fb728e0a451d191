import fc from 'fast-check'
import type { Correction, CorrectionBody } from '../../../src/domain/correction.ts'
import type { EvidenceTap } from '../../../src/domain/evidence.ts'
import { defaultSettings } from '../../../src/domain/policy.ts'
import type { Session } from '../../../src/domain/session.ts'
import type { AttendeeEvidence } from './attendee.ts'
import type { Programme } from './plan.ts'

// Half a morning in four sessions, in which everything falls on a few moments, so that ties, bounces,
// implied ends and limits meet often. A unit is 20 s: caps and limits are in minutes.

const unit = 20_000
const time = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => n * unit)
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 })
const names = ['S', 'N', 'B', 'X']
const name = fc.constantFrom(...names, 'S', 'B')

function arbitrarySession(id: string, room: string | null, from: number, to: number) {
  return fc.record<Session>({
    id: fc.constant(id),
    room: fc.constant(room),
    start: time(from, from + 3),
    end: time(to, to + 3),
    actualStart: rarely(time(from - 5, from + 15)),
    actualEnd: rarely(time(from, to + 5)),
    breaks: fc.array(
      fc
        .tuple(time(from - 2, to), time(0, 12))
        .map(([start, long]) => ({ start, end: start + long })),
      { maxLength: 2 },
    ),
    opensBeforeMin: rarely(fc.integer({ min: 0, max: 3 })),
    closesAfterMin: rarely(fc.integer({ min: 0, max: 6 })),
    thresholdPercent: fc.option(fc.constantFrom(0, 20, 50, 80, 100)),
    forgottenCheckOut: fc.constantFrom(
      null,
      'none',
      'session-end',
      'last-evidence',
      'review',
      'cap:1',
      'cap:7',
    ),
    forgottenCheckIn: fc.constantFrom(null, 'none', 'session-start'),
    checkInRequired: fc.boolean(),
    checkOutRequired: fc.boolean(),
    cancelled: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
  })
}

export const arbitraryProgramme: fc.Arbitrary<Programme> = fc
  .record({
    sessions: fc.tuple(
      arbitrarySession('S', 'Aspen', 10, 40),
      arbitrarySession('N', 'Aspen', 42, 70),
      arbitrarySession('B', 'Birch', 25, 55),
      fc.constantFrom('Aspen', 'Birch', null).chain((room) => arbitrarySession('X', room, 40, 60)),
    ),
    implied: fc.integer({ min: 0, max: 5 }),
    automatic: fc.integer({ min: 0, max: 5 }),
    closed: fc.subarray(names),
  })
  .map(({ sessions, implied, automatic, closed }) => ({
    sessions,
    settings: {
      ...defaultSettings,
      bounceMs: 3 * unit,
      undoMs: 5 * unit,
      opensBeforeMs: 6 * unit,
      closesAfterMs: 6 * unit,
      impliedCheckOut: implied > 0,
      automaticMark: automatic > 0,
    },
    closings: closed.map((session) => ({ session, at: 1_000 * unit })),
  }))

const log = fc.constantFrom('a', 'b', 'c')
const draft = fc.record({
  log,
  kind: fc.constantFrom('in', 'in', 'in', 'out', 'out', 'auto', 'void' as const),
  session: name,
  stream: fc.constantFrom('room', 'room', 'room', 'room', 'zoom-1'),
  method: fc.constantFrom('search', 'search', 'search', 'staff' as const),
  at: time(5, 80),
  before: rarely(time(0, 6)),
  after: rarely(time(0, 6)),
  target: fc.record({ log, back: fc.integer({ min: 1, max: 3 }) }),
})

/** Of each log sorted by time, as its numbers are (rule E5). */
const arbitraryTaps = fc
  .array(draft, { minLength: 1, maxLength: 14, size: 'max' })
  .map((drafts) => {
    const last = new Map<string, number>()
    const sorted = [...drafts].sort((a, b) => a.at - b.at)
    return sorted.map((tap): EvidenceTap => {
      const seq = (last.get(tap.log) ?? 0) + 1
      last.set(tap.log, seq)
      const isVoid = tap.kind === 'void'
      const from = tap.target.log
      const target = { log: from, seq: Math.max(1, (last.get(from) ?? 1) - tap.target.back + 1) }
      return {
        log: tap.log,
        seq,
        kind: tap.kind,
        session: isVoid ? null : tap.session,
        stream: isVoid ? 'room' : tap.stream,
        kiosk: `k-${tap.log}`,
        evidence: tap.stream === 'room' ? 'kiosk' : 'import',
        method: tap.method,
        mono: tap.at,
        wall: tap.at,
        voids: isVoid ? target : null,
        estimate: {
          at: tap.at,
          earliest: tap.at - (tap.before ?? 0),
          latest: tap.at + (tap.after ?? 0),
          confidence: 'high',
          method: 'anchored',
          flags: tap.before === null ? [] : ['clock-moved'],
        },
      }
    })
  })

const tapRef = fc.record({
  log: fc.constantFrom('a', 'b', 'c', 'a', 'b', 'c', 'correction:c0', 'correction:c1'),
  seq: fc.integer({ min: 1, max: 5 }),
})
const kindOf = <K extends CorrectionBody['kind']>(kind: K) => fc.constant(kind)
const body: fc.Arbitrary<CorrectionBody> = fc.oneof(
  fc.record({
    kind: kindOf('add-tap'),
    attendee: fc.constantFrom('amara', 'amara', 'amara', 'bo'),
    session: name,
    tap: fc.constantFrom('in', 'out'),
    at: time(5, 80),
  }),
  fc.record({ kind: kindOf('move-tap'), target: tapRef, at: time(5, 80) }),
  fc.record({ kind: kindOf('move-tap'), target: tapRef, session: name }),
  fc.record({ kind: kindOf('move-tap'), target: tapRef, session: name, at: time(5, 80) }),
  fc.record({ kind: kindOf('void-tap'), target: tapRef }),
  fc.record({ kind: kindOf('assign-tap'), target: tapRef, session: name }),
  fc.record({ kind: kindOf('dismiss-tap'), target: tapRef }),
  fc
    .tuple(fc.constantFrom('k-a', 'k-b'), time(5, 80), time(1, 40), name)
    .map(([kiosk, from, long, session]) => {
      return { kind: 'reassign' as const, kiosk, from, to: from + long, session }
    }),
  fc.record({
    kind: kindOf('undo'),
    correction: fc.integer({ min: 0, max: 5 }).map((n) => `c${n}`),
  }),
)
const arbitraryCorrections: fc.Arbitrary<Correction[]> = fc
  .array(body, { maxLength: 6, size: 'max' })
  .map((bodies) =>
    bodies.map((each, n) => ({ id: `c${n}`, n, body: each, by: 'joanna', at: n, reason: '' })),
  )

export const arbitraryAttendee = (corrected: boolean): fc.Arbitrary<AttendeeEvidence> =>
  fc.record({
    attendee: fc.constant('amara'),
    taps: arbitraryTaps,
    bookings: fc.array(
      fc.record({
        session: name,
        source: fc.constantFrom('import', 'staff', 'phone'),
        cancelled: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    marks: fc
      .array(fc.tuple(name, fc.constantFrom('attended', 'not-attended', null)), { maxLength: 3 })
      .map((marks) =>
        marks.map(([session, mark], n) => ({ session, mark, by: `p${n}`, at: n, n })),
      ),
    corrections: corrected ? arbitraryCorrections : fc.constant([]),
    selfReports: fc.array(fc.record({ session: name, at: time(0, 90) }), { maxLength: 2 }),
  })
