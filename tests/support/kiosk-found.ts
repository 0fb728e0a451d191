import type { Presence } from '../../src/domain/presence-here.ts'
import type { Found, Recorded, Rules } from '../../src/kiosk/state.ts'
import { testStart } from './clock.ts'

export const kioskRules: Rules = { undoMs: 5_000, resultMs: 5_000, confirmOut: false }

/** Somebody who was found by name, out of session S, whose step that fits is a check-in. */
export const foundAmara = (over: Partial<Found> = {}): Found => ({
  attendee: 'amara',
  name: 'Amara Okonkwo',
  organisation: 'Lagos Business School',
  method: 'search',
  steps: { large: { session: 'S', kind: 'in' }, second: { session: 'S', kind: 'out' } },
  presence: new Map<string, Presence>(),
  taps: [],
  ...over,
})

/** A tap of hers that lies safe in the store. */
export const recordedTap = (mono: number, repeats = false): Recorded => ({
  tap: {
    log: 'log',
    tap: {
      seq: 1,
      kind: 'in',
      attendee: 'amara',
      session: 'S',
      method: 'search',
      wall: testStart + mono,
      mono,
      zone: 60,
    },
  },
  repeats,
  presence: { since: testStart, stays: [] },
})
