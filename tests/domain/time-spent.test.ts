import { describe, expect, it } from 'vitest'
import {
  at,
  booking,
  clock,
  mark,
  minutes,
  recordOf,
  session,
  staysOf,
  tapIn,
  tapOut,
} from '../support/domain-builders.ts'

const attended = (from: string, to: string) => [tapIn(from), tapOut(to)]

describe('the window', () => {
  it('[D1] is the scheduled time, and says so', () => {
    expect(recordOf(attended('9:00', '9:30')).window).toEqual({
      start: at('9:00'),
      end: at('10:00'),
      startBy: 'scheduled',
      endBy: 'scheduled',
    })
  })

  it('[D1] actual start and end count each for itself', () => {
    const sessions = [session({ actualStart: at('9:10') })]
    const record = recordOf(attended('9:00', '10:30'), { sessions })
    expect(record.window).toMatchObject({ startBy: 'actual', endBy: 'scheduled' })
    expect(minutes(record)).toBe(50)
    const late = [session({ actualEnd: at('10:20') })]
    expect(minutes(recordOf(attended('9:00', '10:30'), { sessions: late }))).toBe(80)
  })

  it('[D1] an end at the start leaves no length, and contradicts nothing', () => {
    const sessions = [session({ actualStart: at('10:00') })]
    const record = recordOf(attended('9:45', '9:50'), { sessions })
    expect(record).toMatchObject({ windowMs: 0, percentTenths: null, flags: [] })
  })

  it('[D1] an end before the start leaves no length, and a flag', () => {
    const sessions = [session({ actualStart: at('10:10') })]
    const record = recordOf(attended('9:00', '10:30'), { sessions })
    expect(record).toMatchObject({ windowMs: 0, totalMs: 0, percentTenths: null })
    expect(record.flags).toContain('contradiction')
  })
})

describe('Total Time Spent', () => {
  it('[D2] is what of the stays lies in the window', () => {
    const taps = [...attended('8:50', '9:20'), ...attended('9:50', '10:10')]
    expect(minutes(recordOf(taps))).toBe(30)
  })

  it('[D2] breaks don’t count, however they overlap', () => {
    const breaks = [
      { start: at('9:20'), end: at('9:30') },
      { start: at('9:25'), end: at('9:40') },
      { start: at('9:55'), end: at('10:30') },
    ]
    const record = recordOf(attended('9:00', '9:30'), { sessions: [session({ breaks })] })
    expect(minutes(record)).toBe(20)
    expect(record.windowMs).toBe(35 * 60_000)
  })

  it('[D2] is exact to the millisecond', () => {
    expect(recordOf(attended('9:00:00.001', '9:00:00.004')).totalMs).toBe(3)
  })

  it('[D3] the percentage is cut, not rounded', () => {
    const sessions = [session({ from: '0:00', to: '10:00' })]
    // 79.96 % of ten hours
    const record = recordOf([tapIn('0:00'), tapOut(at('0:00') + 28_785_600)], { sessions })
    expect(record.percentTenths).toBe(799)
  })

  it('[D3] no stay lifts it above 100', () => {
    expect(recordOf(attended('8:00', '12:00')).percentTenths).toBe(1000)
  })

  it('[D3] breaks over the whole window leave no percentage', () => {
    const sessions = [session({ breaks: [{ start: at('8:00'), end: at('11:00') }] })]
    expect(recordOf(attended('9:00', '10:00'), { sessions }).percentTenths).toBeNull()
  })

  it('[D5] follows a changed schedule', () => {
    const taps = attended('9:00', '9:30')
    expect(recordOf(taps).percentTenths).toBe(500)
    expect(recordOf(taps, { sessions: [session({ to: '9:30' })] }).percentTenths).toBe(1000)
  })
})

describe('taps outside the limits', () => {
  it('[D4] from 20 minutes before to 20 minutes after are none', () => {
    expect(recordOf(attended('8:40', '10:20')).flags).toEqual([])
  })

  it('[D4] are flagged, and pair like any other', () => {
    const record = recordOf(attended('8:39', '9:30'))
    expect(record.flags).toEqual(['outside-window'])
    expect(staysOf(record)).toEqual(['8:39–9:30'])
    expect(minutes(record)).toBe(30)
    expect(recordOf(attended('9:30', '10:20:00.001')).flags).toEqual(['outside-window'])
  })

  it('[D4] the session’s own limits win, and belong to the window', () => {
    const own = [session({ opensBeforeMin: 0, closesAfterMin: 60 })]
    expect(recordOf(attended('8:59', '9:30'), { sessions: own }).flags).toEqual(['outside-window'])
    expect(recordOf(attended('9:00', '11:00'), { sessions: own }).flags).toEqual([])
    const moved = [session({ actualEnd: at('11:00') })]
    expect(recordOf(attended('9:00', '11:20'), { sessions: moved }).flags).toEqual([])
  })
})

describe('what is shown', () => {
  const zoom = { stream: 'zoom-1' }

  it('[D7] stays that touch or overlap are one', () => {
    const touching = [...attended('9:00', '9:20'), tapIn('9:20', zoom), tapOut('9:40', zoom)]
    expect(staysOf(recordOf(touching))).toEqual(['9:00–9:40'])
    const apart = [...attended('9:00', '9:20'), tapIn('9:20:00.001', zoom), tapOut('9:40', zoom)]
    expect(staysOf(recordOf(apart))).toHaveLength(2)
  })

  it('[D7] at a tie the end is by tap rather than by policy', () => {
    const taps = [tapIn('9:10'), tapIn('9:30', zoom), tapOut('10:00', zoom)]
    expect(staysOf(recordOf(taps))).toEqual(['9:10–10:00'])
    expect(staysOf(recordOf([...taps].reverse()))).toEqual(['9:10–10:00'])
  })

  it('[D7] at a tie the check-in is by tap rather than by policy', () => {
    const sessions = [session({ forgottenCheckIn: 'session-start' })]
    const taps = [tapOut('9:30'), tapIn('9:00', zoom), tapOut('9:20', zoom)]
    expect(staysOf(recordOf(taps, { sessions }))).toEqual(['9:00–9:30'])
  })

  it('[D7] at a tie the end is implied rather than by policy', () => {
    const sessions = [session(), session({ id: 'N', from: '10:00', to: '11:00' })]
    const taps = [tapIn('9:10'), tapIn('9:30', zoom), tapIn('10:00', { session: 'N' })]
    expect(staysOf(recordOf(taps, { sessions }))).toEqual(['9:10–10:00 implied'])
  })

  it('[D7] a stay without an end is listed unless another covers it', () => {
    const sessions = [session({ forgottenCheckOut: 'none' })]
    const covered = [tapIn('9:10'), tapIn('9:00', zoom), tapOut('9:30', zoom)]
    expect(staysOf(recordOf(covered, { sessions }))).toEqual(['9:00–9:30'])
    const after = [tapIn('9:30'), tapIn('9:00', zoom), tapOut('9:30', zoom)]
    expect(staysOf(recordOf(after, { sessions }))).toEqual(['9:00–9:30', '9:30–?'])
  })

  it('[D7] of two stays without an end that begin together one is shown, by tap rather than by import', () => {
    const online = tapIn('9:00', { stream: 'zoom-1', evidence: 'import', log: 'a' })
    const room = tapIn('9:00', { log: 'b' })
    const record = recordOf([online, room], { sessions: [session({ forgottenCheckOut: 'none' })] })
    expect(staysOf(record)).toEqual(['9:00–?'])
  })

  it('[D7] an empty stay is listed unless another covers it', () => {
    const alone = [tapIn('10:05')]
    expect(staysOf(recordOf(alone))).toEqual(['10:05–10:05 policy'])
    const covered = [...alone, tapIn('9:30', zoom), tapOut('10:10', zoom)]
    expect(staysOf(recordOf(covered))).toEqual(['9:30–10:10'])
  })

  it('[D7] first in and last out are not cut to the window, and come of stays alone', () => {
    const record = recordOf([tapOut('8:30'), ...attended('8:50', '10:10'), tapOut('10:15')])
    expect([clock(record.firstIn), clock(record.lastOut)]).toEqual(['8:50', '10:10'])
    expect(record.stays).toHaveLength(1)
  })

  it('[D7] minutes before and after are told apart from those during', () => {
    const breaks = [{ start: at('9:30'), end: at('9:40') }]
    const record = recordOf(attended('8:50', '10:15'), { sessions: [session({ breaks })] })
    expect([record.beforeMs, record.totalMs, record.afterMs]).toEqual(
      [10, 50, 15].map((minute) => minute * 60_000),
    )
  })

  it('[D7] a stay all after the window counts after it alone', () => {
    const record = recordOf(attended('10:05', '10:15'))
    expect([record.beforeMs, record.totalMs, record.afterMs]).toEqual([0, 0, 600_000])
  })
})

describe('nothing, zero, and Not Attended', () => {
  it('[D8] no tap and no mark: times are null', () => {
    const record = recordOf([], { bookings: [booking()] })
    expect(record).toMatchObject({ totalMs: null, percentTenths: null, firstIn: null, stays: [] })
  })

  it('[D8] the automatic Not Attended of who never came leaves them null', () => {
    const record = recordOf([], { bookings: [booking()], closed: ['S'] })
    expect(record).toMatchObject({ automatic: { mark: 'not-attended' }, totalMs: null })
  })

  it('[D8] taps that count no time, and a person’s mark, are zero minutes', () => {
    expect(recordOf([tapOut('9:30')]).totalMs).toBe(0)
    expect(recordOf([], { marks: [mark('not-attended')] })).toMatchObject({
      totalMs: 0,
      percentTenths: 0,
    })
  })
})
