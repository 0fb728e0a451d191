import { describe, expect, it } from 'vitest'
import { removalOf } from '../../src/domain/removal.ts'
import { isSameCode } from '../../src/domain/session-code.ts'
import { inNow, statusOf } from '../../src/domain/status.ts'
import {
  at,
  booking,
  mark,
  recordOf,
  recordsOf,
  session,
  tapIn,
  tapOut,
  undo,
} from '../support/domain-builders.ts'

const closed = { closed: ['S'] }
const booked = { bookings: [booking()] }

describe('booking', () => {
  it('[S1] a check-in without a booking makes one, and goes when the tap is voided', () => {
    const tap = tapIn('9:00')
    expect(recordOf([tap]).booking).toBe('tap')
    expect(recordsOf([tap, undo(tap)]).records).toEqual([])
  })

  it('[S1] a check-out alone makes none', () => {
    expect(recordOf([tapOut('9:30')])).toMatchObject({ booking: null, checkedIn: false })
  })

  it('[S1] a check-in revives a cancelled booking', () => {
    const bookings = [booking({ cancelled: true })]
    expect(recordOf([], { bookings }).booking).toBe('cancelled')
    expect(recordOf([tapIn('9:00')], { bookings }).booking).toBe('booked')
  })

  it('[S1] one of several bookings that stands is enough', () => {
    const bookings = [booking({ cancelled: true }), booking({ source: 'phone' })]
    expect(recordOf([], { bookings }).booking).toBe('booked')
  })

  it('[S1] a cancelled session keeps those alone who came nevertheless', () => {
    const given = { ...booked, sessions: [session({ cancelled: true })] }
    expect(statusOf(recordOf([], given), at('11:00'))).toBe('cancelled')
    expect(recordOf([tapIn('9:00')], given).booking).toBe('booked')
  })
})

describe('status', () => {
  it('[S1] Booked until the session is over, then Pending', () => {
    const record = recordOf([], booked)
    expect(statusOf(record, at('10:00') - 1)).toBe('booked')
    expect(statusOf(record, at('10:00'))).toBe('pending')
  })

  it('[S1] Cancelled stays so', () => {
    const record = recordOf([], { bookings: [booking({ cancelled: true })], ...closed })
    expect(statusOf(record, at('11:00'))).toBe('cancelled')
  })

  it('[S3] a person’s mark wins over the automatic one, and both are kept', () => {
    const record = recordOf([tapIn('9:00')], { ...closed, marks: [mark('not-attended')] })
    expect(record.automatic?.mark).toBe('attended')
    expect(record.person?.mark).toBe('not-attended')
    expect(statusOf(record, at('11:00'))).toBe('not-attended')
  })

  it('[S3] the last mark counts, in whatever order they come; null takes it back', () => {
    const marks = [mark('attended'), mark('not-attended'), mark('attended', { by: 'sora' })]
    expect(recordOf([], { marks: [...marks].reverse() }).person?.by).toBe('sora')
    expect(recordsOf([], { marks: [...marks, mark(null)] }).records).toEqual([])
  })

  it('[S3] a mark stands when taps come later', () => {
    const given = { marks: [mark('not-attended')] }
    expect(statusOf(recordOf([tapIn('9:00'), tapOut('10:00')], given), at('11:00'))).toBe(
      'not-attended',
    )
  })
})

describe('the automatic mark', () => {
  const automatic = (taps: Parameters<typeof recordOf>[0], given: Parameters<typeof recordOf>[1]) =>
    recordOf(taps, { ...closed, ...given }).automatic?.mark ?? null

  it('[S2] comes with the closing, and is dated with it', () => {
    expect(recordOf([tapIn('9:00')]).automatic).toBeNull()
    expect(recordOf([tapIn('9:00')], closed).automatic).toEqual({
      mark: 'attended',
      at: at('10:30'),
    })
  })

  it('[S2] one check-in is enough where nothing else is asked', () => {
    expect(automatic([tapIn('9:59')], {})).toBe('attended')
    expect(recordOf([tapIn('9:59')]).policy.thresholdPercent).toBeNull()
  })

  it('[S2] 75 % where the attendee has a check-out of their own', () => {
    expect(automatic([tapIn('9:00'), tapOut('9:45')], {})).toBe('attended')
    expect(automatic([tapIn('9:00'), tapOut(at('9:45') - 1)], {})).toBe('not-attended')
    expect(recordOf([tapIn('9:00'), tapOut('9:45')]).policy.thresholdPercent).toBe(75)
  })

  it('[S2] 75 % where check-out is required', () => {
    const sessions = [session({ checkOutRequired: true, forgottenCheckOut: 'session-end' })]
    expect(automatic([tapIn('9:16')], { sessions })).toBe('not-attended')
    expect(automatic([tapIn('9:15')], { sessions })).toBe('attended')
  })

  it('[S2] the session’s own threshold, exactly', () => {
    const sessions = [session({ thresholdPercent: 80 })]
    expect(automatic([tapIn('9:00'), tapOut('9:48')], { sessions })).toBe('attended')
    expect(automatic([tapIn('9:00'), tapOut(at('9:48') - 1)], { sessions })).toBe('not-attended')
    expect(automatic([tapIn('9:30')], { sessions })).toBe('not-attended')
  })

  it('[S2] none while a stay awaits review: it stays Pending', () => {
    const given = { sessions: [session({ forgottenCheckOut: 'review' })], ...closed }
    const record = recordOf([tapIn('9:00')], given)
    expect(record.automatic).toBeNull()
    expect(statusOf(record, at('12:00'))).toBe('pending')
  })

  it('[S2] none where there is no percentage to compare', () => {
    const sessions = [session({ actualStart: at('10:10'), thresholdPercent: 50 })]
    expect(automatic([tapIn('9:00')], { sessions })).toBeNull()
  })

  it('[S2] Not Attended for who is booked and never came, whatever the threshold', () => {
    expect(automatic([], booked)).toBe('not-attended')
    expect(automatic([], { ...booked, sessions: [session({ thresholdPercent: 0 })] })).toBe(
      'not-attended',
    )
  })

  it('[S2] none for who cancelled, for cancelled sessions, and where it is off', () => {
    expect(automatic([], { bookings: [booking({ cancelled: true })] })).toBeNull()
    expect(automatic([tapIn('9:00')], { sessions: [session({ cancelled: true })] })).toBeNull()
    expect(automatic([tapIn('9:00')], { settings: { automaticMark: false } })).toBeNull()
  })
})

describe('who is in now', () => {
  const closing = at('10:20')

  it('[P7] an end by policy is not one that somebody saw', () => {
    const record = recordOf([tapIn('9:10')])
    expect(inNow(record, closing, at('9:09'))).toBe(false)
    expect(inNow(record, closing, at('10:10'))).toBe(true)
    expect(inNow(record, closing, closing)).toBe(false)
  })

  it('[P5] who has checked out is out', () => {
    const record = recordOf([tapIn('9:10'), tapOut('9:30')])
    expect(inNow(record, closing, at('9:20'))).toBe(true)
    expect(inNow(record, closing, at('9:30'))).toBe(false)
  })
})

describe('codes', () => {
  it('[S5] compare without case and surrounding blanks', () => {
    expect(isSameCode(' k7qm ', 'K7QM')).toBe(true)
    expect(isSameCode('k7 qm', 'K7QM')).toBe(false)
    expect(isSameCode('straße', 'STRASSE')).toBe(true)
  })

  it('[S5] no code is like no other', () => {
    expect(isSameCode('', null)).toBe(false)
    expect(isSameCode(' ', ' ')).toBe(false)
  })
})

describe('a self-report', () => {
  const selfReports = [{ session: 'S', at: at('11:00') }]

  it('[S6] [D8] counts as Attended, of its own class, with no time', () => {
    const record = recordOf([], { selfReports, closed: ['S'] })
    expect(record).toMatchObject({
      automatic: { mark: 'attended' },
      evidence: ['self-report'],
      totalMs: 0,
      stays: [],
      selfReport: { at: at('11:00') },
      flags: [],
    })
  })

  it('[S6] where taps say otherwise both are shown, with a flag', () => {
    const taps = [tapIn('9:00'), tapOut('9:10')]
    expect(recordOf(taps, { selfReports, closed: ['S'] })).toMatchObject({
      automatic: { mark: 'not-attended' },
      selfReport: { at: at('11:00') },
      evidence: ['kiosk', 'self-report'],
      flags: ['self-report-differs'],
    })
  })

  it('[S6] where taps say the same there is no flag; of several the first is told', () => {
    const twice = [{ session: 'S', at: at('11:30') }, ...selfReports]
    const record = recordOf([tapIn('9:00')], { selfReports: twice, closed: ['S'] })
    expect(record).toMatchObject({ flags: [], selfReport: { at: at('11:00') } })
  })
})

it('[E7] the record names the classes of the evidence that counts, and no others', () => {
  const taps = [
    tapIn('9:00', { evidence: 'phone-code' }),
    tapIn('9:05', { evidence: 'import', stream: 'zoom-1' }),
    tapOut('9:30', { evidence: 'staff' }),
    tapOut('9:30:01', { evidence: 'phone' }),
  ]
  expect(recordOf(taps).evidence).toEqual(['import', 'phone-code', 'staff'])
})

describe('removing an attendee', () => {
  const nobody = recordOf([], booked)

  it('[S4] before the session cancels the booking', () => {
    expect(removalOf(nobody, at('8:59:59.999'))).toBe('cancel-booking')
    const cancelled = recordOf([], { bookings: [booking({ cancelled: true })] })
    expect(statusOf(cancelled, at('8:59'))).toBe('cancelled')
  })

  it('[S4] from its start on marks Not Attended, and the row stays', () => {
    expect(removalOf(nobody, at('9:00'))).toBe('mark-not-attended')
    const marked = recordOf([], { ...booked, marks: [mark('not-attended')] })
    expect(statusOf(marked, at('12:00'))).toBe('not-attended')
    expect(marked.booking).toBe('booked')
  })

  it('[S4] who checked in early is marked: a check-in would revive the booking', () => {
    expect(removalOf(recordOf([tapIn('8:45')], booked), at('8:50'))).toBe('mark-not-attended')
  })
})
