import fc from 'fast-check'
import type { Correction, CorrectionBody } from '../../src/domain/correction.ts'
import type { TapRef } from '../../src/domain/ids.ts'
import { at, refOf } from './domain-builders.ts'

let last = 0

/** A correction by Joanna, its number one above all made before. */
export function correction(body: CorrectionBody, over: Partial<Correction> = {}): Correction {
  const n = ++last
  return { id: `c${n}`, n, body, by: 'joanna', at: at('11:00'), reason: 'said so', ...over }
}
export const added = (tap: 'in' | 'out', time: string, session = 'S', over = {}) =>
  correction({ kind: 'add-tap', attendee: 'amara', session, tap, at: at(time) }, over)
export const moved = (target: TapRef, to: string | null, session?: string, over = {}) =>
  correction(
    {
      kind: 'move-tap',
      target: refOf(target),
      ...(to === null ? {} : { at: at(to) }),
      ...(session === undefined ? {} : { session }),
    },
    over,
  )
export const struck = (target: TapRef, over = {}) =>
  correction({ kind: 'void-tap', target: refOf(target) }, over)
export const undone = ({ id }: Correction, over = {}) =>
  correction({ kind: 'undo', correction: id }, over)
export const reassigned = (kiosk: string, from: string, to: string, session: string) =>
  correction({ kind: 'reassign', kiosk, from: at(from), to: at(to), session })

const target = fc.record({
  log: fc.constantFrom('a', 'b', 'c', 'correction:c0', 'correction:c1'),
  seq: fc.integer({ min: 1, max: 9 }),
})
const session = fc.constantFrom('S', 'N', 'B')
const ms = fc.integer({ min: 0, max: 200 })
const body: fc.Arbitrary<CorrectionBody> = fc.oneof(
  fc.record({
    kind: fc.constant('add-tap' as const),
    attendee: fc.constantFrom('amara', 'amara', 'amara', 'bo'),
    session,
    tap: fc.constantFrom('in', 'out'),
    at: ms,
  }),
  fc.record({ kind: fc.constant('move-tap' as const), target, at: ms }),
  fc.record({ kind: fc.constant('move-tap' as const), target, session }),
  fc.record({ kind: fc.constant('void-tap' as const), target }),
  fc.record({ kind: fc.constant('assign-tap' as const), target, session }),
  fc.record({ kind: fc.constant('dismiss-tap' as const), target }),
  fc
    .record({ kiosk: fc.constantFrom('k-a', 'k-b'), from: ms, long: ms, session })
    .map(({ long, ...rest }) => ({
      kind: 'reassign' as const,
      ...rest,
      to: rest.from + long + 1,
    })),
  fc.record({
    kind: fc.constant('undo' as const),
    correction: fc.nat({ max: 7 }).map((n) => `c${n}`),
  }),
)

/** Corrections of the attendee and taps that `arbitraryInput` makes. */
export const arbitraryCorrections: fc.Arbitrary<Correction[]> = fc
  .array(body, { maxLength: 8 })
  .map((bodies) =>
    bodies.map((each, n) => ({ id: `c${n}`, n, body: each, by: 'joanna', at: n, reason: '' })),
  )
