import { describe, expect, it } from 'vitest'
import {
  fatesOf,
  recordOf,
  recordsOf,
  session,
  staysOf,
  tapAuto,
  tapIn,
  tapOut,
} from '../support/domain-builders.ts'

describe('taps of two logs at the same millisecond', () => {
  it('[P1] the one that fits comes first: out while in', () => {
    const taps = [tapIn('9:00'), tapIn('9:30', { log: 'b' }), tapOut('9:30', { log: 'c' })]
    const record = recordOf([...taps, tapOut('9:50')])
    expect(staysOf(record)).toEqual(['9:00–9:50'])
    expect(record.flags).toEqual([])
  })

  it('[P1] the one that fits comes first: in while out', () => {
    const taps = [tapOut('9:30', { log: 'b' }), tapIn('9:30', { log: 'c' })]
    expect(fatesOf(taps)).toEqual(['closes', 'opens'])
  })

  it('[P1] where none fits, out before in before auto', () => {
    const taps = [
      tapIn('9:00', { log: 'z' }),
      tapAuto('9:30', { log: 'a' }),
      tapIn('9:30', { log: 'b' }),
    ]
    expect(fatesOf(taps)).toEqual(['opens', 'absorbed', 'repeats'])
  })

  it('[P1] the lower log decides between equals, by code point', () => {
    const high = { log: '\u{1f600}' }
    const low = { log: '\uff5e' }
    expect(fatesOf([tapIn('9:30', high), tapIn('9:30', low)])).toEqual(['absorbed', 'opens'])
  })

  it('[P1] a log’s own order stands', () => {
    const taps = [
      tapIn('9:30', { log: 'a', seq: 1 }),
      tapOut('9:30', { log: 'a', seq: 2 }),
      tapIn('9:30', { log: 'a', seq: 3 }),
    ]
    expect(fatesOf(taps)).toEqual(['opens', 'closes', 'opens'])
  })

  it('[E5] equal estimates of a log stay in the order of their numbers, over sessions too', () => {
    const sessions = [session(), session({ id: 'B', room: 'Birch' })]
    const taps = [tapIn('9:30', { seq: 1 }), tapIn('9:30', { seq: 2, session: 'B' })]
    const { records } = recordsOf(taps, { sessions })
    expect(records.map((record) => record.session)).toEqual(['B', 'S'])
    expect(records.flatMap((record) => record.flags)).toEqual(['two-places', 'two-places'])
  })
})

describe('streams', () => {
  it('[P2] in by one door and out by another is one stay', () => {
    const record = recordOf([tapIn('9:00', { log: 'door-1' }), tapOut('9:50', { log: 'door-2' })])
    expect(staysOf(record)).toEqual(['9:00–9:50'])
  })

  it('[P2] each connection pairs within itself; then they are united', () => {
    const first = { stream: 'zoom-1', log: 'report' }
    const second = { stream: 'zoom-2', log: 'report' }
    const taps = [
      tapIn('9:00', first),
      tapIn('9:20', second),
      tapOut('9:25', first),
      tapOut('9:50', second),
    ]
    const record = recordOf(taps)
    expect(staysOf(record)).toEqual(['9:00–9:50'])
    expect(record.flags).toEqual([])
  })
})
