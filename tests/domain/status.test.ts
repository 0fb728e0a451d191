import { describe, expect, it } from 'vitest'
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
