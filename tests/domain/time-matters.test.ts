import { describe, expect, it } from 'vitest'
import { added, moved } from '../support/corrections.ts'
import { mark, recordOf, session, tapIn, tapOut } from '../support/domain-builders.ts'

const minute = 60_000
const wide = { range: [10 * minute, 5 * minute] as [number, number] }
const three = { sessions: [session({ thresholdPercent: 75 })] }
const bounds = (record: { minMs: number | null; totalMs: number | null; maxMs: number | null }) =>
  [record.minMs, record.totalMs, record.maxMs].map((ms) => (ms === null ? null : ms / minute))

describe('the least and the most that a total can be', () => {
  it('[Q6] shifts each tap within its range, and cuts to the window', () => {
    const record = recordOf([tapIn('9:05', wide), tapOut('9:40', wide)])
    expect(bounds(record)).toEqual([20, 35, 45])
  })

  it('[Q6] a stay whose ends may cross can be nothing', () => {
    const record = recordOf([tapIn('9:30', wide), tapOut('9:40', wide)])
    expect(bounds(record)).toEqual([0, 10, 25])
  })

  it('[Q6] what the session or staff say has no range', () => {
    const out = tapOut('9:30', wide)
    const corrections = [added('in', '9:00'), moved(out, '9:50')]
    expect(bounds(recordOf([out], { corrections }))).toEqual([50, 50, 50])
    expect(bounds(recordOf([tapIn('9:30', wide)]))).toEqual([25, 30, 40])
  })

  it('[Q6] ends by last evidence, by cap and by a check-in elsewhere move with their taps', () => {
    const by = (forgottenCheckOut: string) => ({ sessions: [session({ forgottenCheckOut })] })
    const taps = [tapIn('9:10'), tapIn('9:30', wide)]
    expect(bounds(recordOf(taps, by('last-evidence'))).map((ms) => Math.round(ms ?? -1))).toEqual([
      10, 20, 25,
    ])
    expect(bounds(recordOf([tapIn('9:20', wide)], by('cap:20')))).toEqual([5, 20, 35])
    const sessions = [session(), session({ id: 'N', room: 'Birch', from: '9:30', to: '11:00' })]
    const elsewhere = [tapIn('9:00'), tapIn('9:30', { session: 'N', ...wide })]
    const [least, total, most] = bounds(recordOf(elsewhere, { sessions }))
    expect([Math.round(least ?? 0), total, most]).toEqual([20, 30, 35])
  })

  it('[Q6] without a record there are none; of a mark alone they are zero', () => {
    expect(bounds(recordOf([], { marks: [mark('attended')] }))).toEqual([0, 0, 0])
  })
})

describe('time-matters', () => {
  const flagsOf = (out: string, given: Parameters<typeof recordOf>[1]) =>
    recordOf([tapIn('9:00'), tapOut(out, wide)], given).flags

  it('[Q6] is said where the threshold would come out differently somewhere', () => {
    expect(flagsOf('9:44', three)).toEqual(['time-matters'])
    expect(flagsOf('9:50', three)).toEqual(['time-matters'])
  })

  it('[Q6] is not where it comes out the same everywhere', () => {
    expect(flagsOf('9:39', three)).toEqual([])
    expect(flagsOf('9:56', three)).toEqual([])
  })

  it('[Q6] is not where one check-in is enough, or nothing can be compared', () => {
    expect(recordOf([tapIn('9:20', wide)]).flags).toEqual([])
    const sessions = [session({ from: '9:00', to: '9:00', thresholdPercent: 50 })]
    expect(recordOf([tapIn('9:00', wide), tapOut('9:01', wide)], { sessions }).flags).toEqual([])
  })
})
