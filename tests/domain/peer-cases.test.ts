import { describe, expect, it } from 'vitest'
import { statusOf } from '../../src/domain/status.ts'
import {
  at,
  booking,
  day,
  fatesOf,
  minutes,
  recordOf,
  recordsOf,
  session,
  staysOf,
  tapAuto,
  tapIn,
  tapOut,
} from '../support/domain-builders.ts'

// What other systems make of the same taps. Where theirs is a policy that we have too, ours is set to it;
// where our rule differs on purpose, the note beside the case says why. Those of leaving and rejoining,
// lost leavings, hand-overs, scans without a direction and reconnections stand in peers.test.ts.

const morning = { sessions: [session({ from: '8:00', to: '12:00' })] }
const withGrace = (from: string, to: string, id = 'S') =>
  session({ id, from, to, opensBeforeMin: 60, closesAfterMin: 60 })
const limit = (from: string, to: string) => ({ sessions: [withGrace(from, to)] })

describe('time spent', () => {
  it('[P1] one pair is its length', () => {
    const whole = { sessions: [session({ from: '0:00', to: '24:00' })] }
    expect(minutes(recordOf([tapIn('6:00'), tapOut('11:00')], whole))).toBe(300)
  })

  it('[P7] the session’s end ends no stay that begins after it', () => {
    // Their nightly check-out adds nothing to an entry after its time; ours leaves an empty stay, so that
    // the check-in is seen and the time is none.
    const record = recordOf([tapIn('5:05')], { sessions: [session({ from: '1:00', to: '2:00' })] })
    expect(staysOf(record)).toEqual(['5:05–5:05 policy'])
    expect(record.totalMs).toBe(0)
  })

  it('[D8] booked and never there is no record, not zero', () => {
    const sessions = [session({ from: '15:00', to: '17:00' })]
    const record = recordOf([], { sessions, bookings: [booking()] })
    expect([record.totalMs, record.percentTenths]).toEqual([null, null])
  })

  it('[P7] a leaving that is missing has no time where the policy is none, and no end', () => {
    const sessions = [session({ from: '0:00', to: '24:00', forgottenCheckOut: 'none' })]
    const record = recordOf([tapIn('4:38:27')], { sessions })
    expect([record.totalMs, record.lastOut]).toEqual([0, null])
  })
})

describe('limits', () => {
  it('[D4] a scan between two sessions belongs to the one it was made for', () => {
    // Theirs finds the session by the time, and cuts the grace of one where the next begins. Our tap says
    // its session, so that overlapping limits need no cut: both sessions take a tap then without a flag.
    const sessions = [withGrace('8:00', '12:00', 'A'), withGrace('12:30', '16:30', 'B')]
    const { records } = recordsOf([tapIn('12:30', { session: 'B' })], { sessions })
    expect(records.map((record) => [record.session, record.flags])).toEqual([['B', []]])
    const late = recordOf([tapOut('12:30', { session: 'A' })], { sessions }, 'A')
    expect(late.flags).not.toContain('outside-window')
  })

  it('[D4] the same time of another day lies outside', () => {
    // Theirs gives such a scan to no session; ours keeps it, flags it, and D2 counts none of it.
    for (const time of ['47:00', '7:00', '-1:00']) {
      const record = recordOf([tapIn(time)], limit('23:00', '31:00'))
      expect(record.flags).toEqual(['outside-window'])
    }
  })

  it('[D4] limits lie an hour around a session across midnight', () => {
    const flagged = (time: string) => recordOf([tapIn(time)], limit('23:00', '25:00')).flags
    expect([flagged('22:00'), flagged('26:00')]).toEqual([[], []])
    expect(flagged('21:59:59.999')).toEqual(['outside-window'])
    expect(flagged('26:00:00.001')).toEqual(['outside-window'])
  })
})

describe('status', () => {
  const closed = ['S']

  it('[S2] there all the time is Attended', () => {
    const record = recordOf([tapAuto('8:00'), tapAuto('12:00')], { ...morning, closed })
    expect(statusOf(record, at('13:00'))).toBe('attended')
    expect(record.percentTenths).toBe(1000)
  })

  it('[S2] below the threshold is Not Attended, and the time is still recorded', () => {
    // Theirs asks for hours, ours for a percentage: two of four hours are 50.
    const sessions = [session({ from: '8:00', to: '12:00', thresholdPercent: 50 })]
    const record = recordOf([tapAuto('8:00'), tapAuto('9:30')], { sessions, closed })
    expect(statusOf(record, at('13:00'))).toBe('not-attended')
    expect(minutes(record)).toBe(90)
  })

  it('[D9] the day is that of the start, not of the opening before it', () => {
    const sessions = [session({ from: '0:30', to: '10:00', opensBeforeMin: 60 })]
    const record = recordOf([tapAuto('0:30'), tapAuto('10:00')], { sessions, closed })
    expect(statusOf(record, at('13:00'))).toBe('attended')
    expect(record.window.start).toBeGreaterThanOrEqual(day)
  })
})

it('[E3] the same person, second and kind counts once', () => {
  // Theirs refuses the second; ours keeps it as evidence, absorbed.
  expect(fatesOf([tapIn('8:00'), tapIn('8:00')])).toEqual(['opens', 'absorbed'])
})

it('[P7] an end across the change to summer time is an instant, whatever the clock on the wall shows', () => {
  // Theirs is a nightly check-out at a local time, 23 hours after the one before where the clock is put
  // forward. Ours has no daily run: a stay ends with its session, whose ends are instants of UTC.
  const from = Date.UTC(2021, 2, 28, 0, 0)
  const to = Date.UTC(2021, 2, 28, 23, 0)
  const sessions = [{ ...session(), start: from, end: to }]
  const record = recordOf([tapIn(from)], { sessions })
  expect([record.totalMs, record.lastOut]).toEqual([23 * 3_600_000, to])
})
