import { describe, expect, it } from 'vitest'
import {
  fatesOf,
  recordOf,
  session,
  staysOf,
  tapAuto,
  tapIn,
  tapOut,
} from '../support/domain-builders.ts'

describe('the same step twice', () => {
  it('[E3] within 10 s counts once, without a flag', () => {
    const taps = [tapIn('9:00'), tapIn('9:00:10'), tapOut('9:50'), tapOut('9:50:03')]
    expect(fatesOf(taps)).toEqual(['opens', 'absorbed', 'closes', 'absorbed'])
    expect(recordOf(taps).flags).toEqual([])
  })

  it('[E3] a millisecond later it counts', () => {
    expect(fatesOf([tapIn('9:00'), tapIn('9:00:10.001')])).toEqual(['opens', 'repeats'])
  })

  it('[E3] is told from the tap that counted, not from one that was absorbed', () => {
    const taps = [tapIn('9:00'), tapIn('9:00:08'), tapIn('9:00:12')]
    expect(fatesOf(taps)).toEqual(['opens', 'absorbed', 'repeats'])
  })

  it('[E3] by another tablet of the room it is the same step too', () => {
    expect(fatesOf([tapIn('9:00'), tapIn('9:00:02', { log: 'b' })])).toEqual(['opens', 'absorbed'])
  })

  it('[E3] in another stream it is not', () => {
    const taps = [tapIn('9:00'), tapIn('9:00:02', { stream: 'zoom-1' })]
    expect(fatesOf(taps)).toEqual(['opens', 'opens'])
  })

  it('[E3] in, out and in within 10 s all count', () => {
    const taps = [tapIn('9:00'), tapOut('9:00:03'), tapIn('9:00:06')]
    expect(fatesOf(taps)).toEqual(['opens', 'closes', 'opens'])
  })

  it('[E3] a reader’s tap is absorbed after any tap of its stream', () => {
    expect(fatesOf([tapIn('9:00'), tapAuto('9:00:05')])).toEqual(['opens', 'absorbed'])
    expect(fatesOf([tapAuto('9:00'), tapAuto('9:00:05')])).toEqual(['opens', 'absorbed'])
  })

  it('[E3] a check-in after a reader’s tap is of another kind, whatever that one was', () => {
    expect(fatesOf([tapAuto('9:00'), tapIn('9:00:05')])).toEqual(['opens', 'repeats'])
  })

  it('[E3] nothing is absorbed where a tap for another session lies between', () => {
    const sessions = [session(), session({ id: 'B', room: 'Birch' })]
    const taps = [tapIn('9:00'), tapIn('9:00:03', { session: 'B' }), tapIn('9:00:06')]
    expect(fatesOf(taps, { sessions })).toEqual(['opens', 'opens', 'opens'])
    expect(staysOf(recordOf(taps, { sessions }))).toEqual([
      '9:00–9:00:03.000 implied',
      '9:00:06.000–10:00 policy',
    ])
  })

  it('[E3] the programme’s setting says how long', () => {
    const given = { settings: { bounceMs: 0 } }
    expect(fatesOf([tapIn('9:00'), tapIn('9:00:00.001')], given)).toEqual(['opens', 'repeats'])
  })
})
