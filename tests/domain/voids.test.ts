import { describe, expect, it } from 'vitest'
import type { EvidenceTap } from '../../src/domain/evidence.ts'
import {
  at,
  booking,
  day,
  fatesOf,
  recordOf,
  recordsOf,
  refOf,
  session,
  staysOf,
  tapAuto,
  tapIn,
  tapOut,
  undo,
} from '../support/domain-builders.ts'

/** A void by staff from a log of theirs, an hour later. */
const byStaff = (target: EvidenceTap, log = 'staff') =>
  undo(target, 3_600_000, { log, method: 'staff' })

describe('undo', () => {
  it('[E4] takes a tap back within 5 s by the tablet’s monotonic clock', () => {
    const tap = tapIn('9:00')
    expect(fatesOf([tap, undo(tap, 5_000)])).toEqual(['voided', 'voids'])
    expect(fatesOf([tap, undo(tap, 5_001)])).toEqual(['opens', 'refused'])
  })

  it('[E4] the tablet’s wall clock has no say', () => {
    const tap = tapIn('9:00')
    const late = undo(tap, 3_600_000, { mono: tap.mono + 2_000 })
    expect(fatesOf([tap, late])).toEqual(['voided', 'voids'])
  })

  it('[E4] the programme’s setting says how long', () => {
    const tap = tapIn('9:00')
    expect(fatesOf([tap, undo(tap, 5_001)], { settings: { undoMs: 6_000 } })[0]).toBe('voided')
  })

  it('[E4] is for the tablet’s own page load alone', () => {
    const tap = tapIn('9:00')
    expect(fatesOf([tap, undo(tap, 2_000, { log: 'b' })])).toEqual(['opens', 'refused'])
  })

  it('[E4] can’t name what comes after it in its log', () => {
    const tap = tapIn('9:00', { seq: 5 })
    expect(fatesOf([tap, undo(tap, 0, { seq: 4 })])).toEqual(['opens', 'refused'])
    expect(fatesOf([tap, undo(tap, 0, { seq: 4, method: 'staff' })])).toEqual(['opens', 'refused'])
  })

  it('[E4] is refused where the monotonic clock would have run back', () => {
    const tap = tapIn('9:00')
    expect(fatesOf([tap, undo(tap, -1)])).toEqual(['opens', 'refused'])
  })

  it('[E4] by staff works from anywhere, at any time', () => {
    const tap = tapIn('9:00')
    expect(fatesOf([tap, byStaff(tap)])).toEqual(['voided', 'voids'])
  })

  it('[E4] leaves no record where nothing else is known', () => {
    const tap = tapIn('9:00')
    expect(recordsOf([tap, undo(tap)]).records).toEqual([])
    const booked = recordOf([tap, undo(tap)], { bookings: [booking()] })
    expect(booked).toMatchObject({ booking: 'booked', totalMs: null, checkedIn: false })
  })

  it('[E4] of what is not among the attendee’s taps is refused', () => {
    expect(fatesOf([undo(tapIn('9:00'))])).toEqual(['refused'])
  })
})

describe('a tap that was taken back', () => {
  it('[E4] holds back nothing of its log at its own millisecond', () => {
    const sessions = [session(), session({ id: 'B', room: 'Birch' })]
    const gone = tapAuto('9:30', { log: 'b', seq: 1 })
    const taps = [
      tapIn('9:30', { log: 'b', seq: 2 }),
      tapOut('9:30', { log: 'c', session: 'B' }),
      tapOut('9:30:01', { log: 'd', session: 'B' }),
    ]
    const fates = fatesOf(taps, { sessions })
    expect(fatesOf([gone, ...taps, byStaff(gone)], { sessions })).toEqual([
      'voided',
      ...fates,
      'voids',
    ])
  })
})

describe('undoing an undo', () => {
  it('[E4] restores the tap', () => {
    const tap = tapIn('9:00')
    const first = undo(tap)
    expect(fatesOf([tap, first, undo(first)])).toEqual(['opens', 'voided', 'voids'])
  })

  it('[E4] and a third takes it back again', () => {
    const tap = tapIn('9:00')
    const first = undo(tap)
    const second = undo(first)
    const taps = [tap, first, second, undo(second)]
    expect(fatesOf(taps)).toEqual(['voided', 'voids', 'voided', 'voids'])
  })

  it('[E4] one of two undoes that stand is enough', () => {
    const tap = tapIn('9:00')
    const first = undo(tap)
    const taps = [tap, first, byStaff(tap), undo(first)]
    expect(fatesOf(taps)).toEqual(['voided', 'voided', 'voids', 'voids'])
  })

  it('[E4] in a circle has no effect', () => {
    const tap = tapIn('9:00')
    const one = byStaff(tap, 'x')
    const two = byStaff(one, 'y')
    const back: EvidenceTap = { ...one, voids: refOf(two) }
    expect(fatesOf([tap, back, two])).toEqual(['opens', 'refused', 'refused'])
    const outside = byStaff(two, 'z')
    expect(fatesOf([tap, back, two, outside])).toEqual(['opens', 'refused', 'voided', 'voids'])
  })

  it('[E4] of itself has no effect', () => {
    const one = byStaff(tapIn('9:00'))
    expect(fatesOf([{ ...one, voids: refOf(one) }])).toEqual(['refused'])
  })
})

describe('undoing a tap that was absorbed', () => {
  it('[E4] takes back the tap that absorbed it: the screen said undone', () => {
    const [first, second] = [tapIn('9:00'), tapIn('9:00:03')]
    expect(fatesOf([first, second, undo(second)])).toEqual(['voided', 'voided', 'voids'])
  })

  it('[E4] and on another tablet too', () => {
    const [first, second] = [tapIn('9:00'), tapIn('9:00:03', { log: 'b' })]
    expect(fatesOf([first, second, undo(second)])).toEqual(['voided', 'voided', 'voids'])
  })

  it('[E4] leaves no third tap behind that would have absorbed it', () => {
    const taps = [tapIn('9:00'), tapIn('9:00:03'), tapIn('9:00:06')]
    const [, , last] = taps
    if (!last) throw new Error('three taps')
    expect(fatesOf([...taps, undo(last)])).toEqual(['voided', 'voided', 'voided', 'voids'])
  })

  it('[E4] a tap after the undo counts', () => {
    const [first, second] = [tapIn('9:00'), tapIn('9:00:03')]
    const again = tapIn('9:00:08')
    const fates = fatesOf([first, second, undo(second), again])
    expect(fates).toEqual(['voided', 'voided', 'voids', 'opens'])
  })

  it('[E4] a tap that counted takes back no other', () => {
    const [first, second] = [tapIn('9:00'), tapIn('9:00:12')]
    expect(fatesOf([first, second, undo(second)])).toEqual(['opens', 'voided', 'voids'])
  })

  it('[E4] undoing the first lets the second count', () => {
    const [first, second] = [tapIn('9:00'), tapIn('9:00:03')]
    expect(fatesOf([first, second, undo(first)])).toEqual(['voided', 'opens', 'voids'])
  })
})

it('[E4] a voided check-in elsewhere ends no stay', () => {
  const sessions = [session(), session({ id: 'B', room: 'Birch' })]
  const wrong = tapIn('9:30', { session: 'B' })
  const taps = [tapIn('9:00'), wrong, undo(wrong), tapOut('10:30')]
  expect(staysOf(recordOf(taps, { sessions }))).toEqual(['9:00–10:30'])
})

it('[E2] all rules go by the estimate, not by what the tablet’s clock said', () => {
  const claimed = { ...tapIn('9:00'), wall: day }
  expect(recordOf([claimed, tapOut('9:30')]).firstIn).toBe(at('9:00'))
})

it('[E1] reconciling changes no tap', () => {
  const tap = tapIn('9:00')
  const taps = [tap, undo(tap), tapIn('9:10'), tapOut('9:50')]
  const before = structuredClone(taps)
  recordsOf(taps)
  expect(taps).toEqual(before)
})
