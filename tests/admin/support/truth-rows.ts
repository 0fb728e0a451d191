import type { SessionCompleteness, ToSortOut, WaitingTap } from '../../../src/domain/api-truth.ts'
import type { FakeApi } from './fake-api.ts'
import { hour, minute, start } from './rows.ts'

export const end = start + 105 * minute

export const completeness = (over: Partial<SessionCompleteness> = {}): SessionCompleteness => ({
  session: 's',
  end,
  closesAt: end + 20 * minute,
  deadline: end + 48 * hour,
  closing: null,
  kiosks: [
    {
      kiosk: 'k7',
      name: 'left door',
      through: end + 5 * minute,
      gaps: 0,
      isComplete: true,
      packedUpAt: null,
    },
    {
      kiosk: 'k9',
      name: 'right door',
      through: end - 28 * minute,
      gaps: 0,
      isComplete: false,
      packedUpAt: null,
    },
  ],
  reported: 1,
  through: end - 28 * minute,
  isComplete: false,
  ...over,
})

/** Every kiosk has sent everything. */
export const allReported = (): SessionCompleteness => {
  const kiosks = completeness().kiosks.map((kiosk) => ({ ...kiosk, isComplete: true }))
  return completeness({ kiosks, reported: 2, through: end + 5 * minute })
}

export const waitingTap = (over: Partial<WaitingTap> = {}): WaitingTap => ({
  ref: { log: 'log-a', seq: 7 },
  verdict: 'parked',
  code: 'unknown-badge',
  detail: 'Nobody on the roster has this badge.',
  kiosk: { id: 'k7', name: 'left door' },
  receivedAt: start + 40 * minute,
  kind: 'in',
  attendee: null,
  name: null,
  badge: '7741-C',
  session: 's',
  person: null,
  method: 'badge',
  wall: start + 21 * minute,
  at: start + 21 * minute,
  earliest: start + 21 * minute,
  latest: start + 21 * minute,
  dismissed: false,
  dismissal: null,
  raw: '{}',
  ...over,
})

export const nothingToSortOut: ToSortOut = { groups: [], rows: [], waiting: [], left: [] }

/** What the session page asks beside the attendance: all has come, nothing is to sort out. */
export function quietSession(api: FakeApi): void {
  api.on('GET /api/v1/sessions/s/to-sort-out', { body: nothingToSortOut })
  api.on('GET /api/v1/sessions/s/completeness', { body: allReported() })
  api.on('GET /api/v1/kiosks', { body: { items: [], next: null } })
  api.on('GET /api/v1/sessions/s/line', {
    body: { items: [], taken: 0, capacity: null, stands: true },
  })
}
