import { describe, expect, it } from 'vitest'
import {
  fatesOf,
  minutes,
  recordOf,
  session,
  staysOf,
  tapAuto,
  tapIn,
  tapOut,
} from '../support/domain-builders.ts'

describe('one stream', () => {
  it('[P1] taps pair by time, whatever the order they come in', () => {
    const taps = [tapOut('9:50'), tapIn('9:00'), tapOut('9:20'), tapIn('9:30')]
    expect(staysOf(recordOf(taps))).toEqual(['9:00–9:20', '9:30–9:50'])
  })

  it('[P3] a second check-in keeps the first', () => {
    const taps = [tapIn('9:00'), tapIn('9:10'), tapOut('9:50')]
    const record = recordOf(taps)
    expect(staysOf(record)).toEqual(['9:00–9:50'])
    expect(record.flags).toEqual(['double-check-in'])
    expect(fatesOf(taps)).toEqual(['opens', 'repeats', 'closes'])
  })

  it('[P4] a check-out without a check-in counts no time', () => {
    const record = recordOf([tapOut('9:50')])
    expect(record).toMatchObject({ totalMs: 0, stays: [], firstIn: null, lastOut: null })
    expect(record.flags).toEqual(['no-check-in'])
    expect(fatesOf([tapOut('9:50')])).toEqual(['unmatched'])
  })

  it('[P4] by the policy it counts from the session’s start, if it is later', () => {
    const sessions = [session({ forgottenCheckIn: 'session-start' })]
    expect(staysOf(recordOf([tapOut('9:50')], { sessions }))).toEqual(['9:00–9:50 policy'])
    expect(staysOf(recordOf([tapOut('9:00')], { sessions }))).toEqual([])
    expect(staysOf(recordOf([tapOut('8:55')], { sessions }))).toEqual([])
  })

  it('[P5] of two check-outs the first closes', () => {
    const taps = [tapIn('9:00'), tapOut('9:30'), tapOut('9:40')]
    const record = recordOf(taps)
    expect(staysOf(record)).toEqual(['9:00–9:30'])
    expect(record.flags).toEqual(['double-check-out'])
    expect(fatesOf(taps)).toEqual(['opens', 'closes', 'repeats'])
  })

  it('[P5] a check-out after one that found no check-in says so instead', () => {
    const record = recordOf([tapOut('9:30'), tapOut('9:40')])
    expect(record.flags).toEqual(['double-check-out', 'no-check-in'])
  })

  it('[P6] taps of a reader without a screen go in and out by turns', () => {
    const taps = ['8:30', '10:00', '10:30', '13:30', '15:00'].map((time) => tapAuto(time))
    const sessions = [session({ from: '8:00', to: '16:00', forgottenCheckOut: 'none' })]
    const record = recordOf(taps, { sessions })
    expect(staysOf(record)).toEqual(['8:30–10:00', '10:30–13:30', '15:00–?'])
    expect(minutes(record)).toBe(270)
  })
})
