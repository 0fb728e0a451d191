import { describe, expect, it } from 'vitest'
import { estimateLogs } from '../../src/domain/clock.ts'
import type { Estimate } from '../../src/domain/evidence.ts'
import { anchor, clockTap, estimated, loaded, logOf } from '../support/clock-builders.ts'
import { recordOf, session, tapIn } from '../support/domain-builders.ts'

const hour = 3_600_000
const slow = { wrong: -300_000 }

describe('the offset', () => {
  it('[Q3] a good clock’s times stand to the millisecond', () => {
    const log = logOf({ anchors: [anchor(0, { wrong: 15 })], taps: [clockTap(1, 1_234)] })
    expect(estimated([log])).toMatchObject({ at: loaded + 1_234, method: 'anchored', flags: [] })
  })

  it('[Q3] one beyond its own error counts', () => {
    const log = logOf({
      anchors: [anchor(0, { wrong: 16 })],
      taps: [clockTap(1, 1_234, { wrong: 16 })],
    })
    expect(estimated([log]).at).toBe(loaded + 1_234)
  })

  it('[Q3] comes from the anchor with the shortest round trip', () => {
    const anchors = [anchor(0, { wrong: -299_000 }, 4_000), anchor(10, slow, 8)]
    const log = logOf({ anchors, taps: [clockTap(1, hour, slow)] })
    expect(estimated([log]).at).toBe(loaded + hour)
  })

  it('[Q1] an anchor from after its receipt isn’t used', () => {
    const lie = { ...anchor(0, { wrong: -hour }, 1), receivedAt: loaded - 1 }
    const log = logOf({ anchors: [lie, anchor(5, slow)], taps: [clockTap(1, 60_000, slow)] })
    expect(estimated([log]).at).toBe(loaded + 60_000)
  })

  it('[Q3] of a log without anchors is that of the nearest', () => {
    const logs = [
      logOf({ log: 'far', anchors: [anchor(0, { wrong: -900_000 }, 1)] }),
      logOf({ log: 'near', after: 'far', anchors: [anchor(100, slow)] }),
      logOf({ log: 'one', after: 'near', taps: [clockTap(1, 60_000, slow)] }),
    ]
    expect(estimated(logs)).toMatchObject({ at: loaded + 60_000, method: 'neighbour' })
  })

  it('[Q3] without any anchor the wall stands as it is, and says so', () => {
    const log = logOf({ taps: [clockTap(1, hour, slow)] })
    expect(estimated([log])).toMatchObject({
      at: loaded + hour - 300_000,
      method: 'wall',
      confidence: 'low',
      flags: ['clock-unknown'],
    })
  })
})

describe('the bracket', () => {
  it('[Q2] between two anchors a tap lies where monotonic time lets it', () => {
    // asleep for an hour somewhere between the two
    const late = { ...anchor(20_000), server: loaded + hour + 20_000 }
    const log = logOf({
      anchors: [anchor(0), { ...late, wall: late.server, receivedAt: late.server }],
      taps: [clockTap(1, 10_000)],
    })
    expect(estimated([log])).toMatchObject({
      earliest: loaded + 10_000 - 10 - 2 - 5,
      latest: loaded + hour + 10_000 + 10 + 2 + 5,
      confidence: 'medium',
    })
  })

  it('[Q3] narrower than a minute it is of high confidence', () => {
    const log = logOf({ anchors: [anchor(0), anchor(hour)], taps: [clockTap(1, 60_000)] })
    expect(estimated([log]).confidence).toBe('high')
  })

  it('[Q3] narrower than a minute it is of high confidence where receipt bounds it too', () => {
    const tap = { ...clockTap(1, 60_000), receivedAt: loaded + 61_000 }
    expect(estimated([logOf({ anchors: [anchor(0)], taps: [tap] })]).confidence).toBe('high')
  })

  it('[Q3] a clock that was moved is cut to the bracket, and flagged beyond a second', () => {
    const anchors = [anchor(0), anchor(hour)]
    const moved = logOf({ anchors, taps: [clockTap(1, 60_000, { wrong: 7_200_000 })] })
    const estimate = estimated([moved])
    expect(estimate.flags).toEqual(['clock-moved'])
    expect(estimate.at).toBe(estimate.latest)
    expect(Math.abs(estimate.at - (loaded + 60_000))).toBeLessThan(1_000)
    const little = logOf({ anchors, taps: [clockTap(1, 60_000, { wrong: -900 })] })
    expect(estimated([little]).flags).toEqual([])
  })

  it('[Q2] a side without an anchor is bounded by enrolment and receipt', () => {
    const before = logOf({ anchors: [anchor(hour)], taps: [clockTap(1, 60_000)] })
    expect(estimated([before])).toMatchObject({ earliest: loaded - 60_000, confidence: 'low' })
    const after = logOf({ anchors: [anchor(0)], taps: [clockTap(1, 60_000)] })
    expect(estimated([after])).toMatchObject({ latest: loaded + 24 * hour, confidence: 'low' })
  })

  it('[Q2] the enrolment bounds nothing where an anchor lies before it', () => {
    const log = logOf({ anchors: [anchor(hour)], taps: [clockTap(1, 60_000)] })
    const { earliest } = estimated([log], { enrolledAt: loaded + 2 * hour })
    expect(earliest).toBeLessThan(loaded)
  })

  it('[Q2] and by what came before and after in other logs', () => {
    const next = anchor(5 * hour)
    const logs = [
      logOf({ log: 'before', anchors: [anchor(0)] }),
      logOf({ log: 'one', after: 'before', taps: [{ ...clockTap(1, hour), mono: 7 }] }),
      logOf({ log: 'next', after: 'one', anchors: [{ ...next, mono: 3 }] }),
    ]
    expect(estimated(logs)).toMatchObject({
      at: loaded + hour,
      earliest: loaded - 15,
      latest: loaded + 5 * hour + 15,
      confidence: 'medium',
    })
  })

  it('[Q2] and by what the last tap before it is known to have come after', () => {
    const logs = [
      logOf({ log: 'before', anchors: [anchor(0)], taps: [clockTap(1, hour)] }),
      logOf({ log: 'one', after: 'before', taps: [clockTap(1, 2 * hour)] }),
    ]
    expect(estimated(logs).earliest).toBe(estimated(logs, { log: 'before' }).earliest)
    expect(estimated(logs).earliest).toBeGreaterThan(loaded + hour - 1_000)
  })

  it('[Q2] without anchors after it, by the earliest receipt of it and of later taps', () => {
    const late = { ...clockTap(1, hour), receivedAt: loaded + 9 * hour }
    const early = { ...clockTap(2, hour + 1_000), receivedAt: loaded + 3 * hour }
    const log = logOf({ anchors: [anchor(0)], taps: [late, early] })
    expect(estimated([log]).latest).toBe(loaded + 3 * hour)
  })

  // whose tablet went on in the log that both follow, nobody can tell
  it('[Q2] logs that fork are bounded by what came before the fork alone', () => {
    const logs = [
      logOf({ log: 'past', anchors: [anchor(0)] }),
      logOf({ log: 'root', after: 'past', anchors: [anchor(2 * hour)] }),
      logOf({ log: 'one', after: 'root', taps: [clockTap(1, hour)] }),
      logOf({ log: 'twin', after: 'root', anchors: [anchor(10)] }),
    ]
    expect(estimated(logs)).toMatchObject({ earliest: loaded - 15, confidence: 'low' })
  })

  it('[I10] [Q2] what follows a fork is no end of the log that went on beside it', () => {
    const tap = clockTap(1, hour)
    const logs = [
      logOf({ log: 'root', anchors: [anchor(0)], taps: [tap] }),
      logOf({ log: 'one', after: 'root', anchors: [anchor(10)] }),
      logOf({ log: 'twin', after: 'root', anchors: [anchor(20)] }),
    ]
    expect(estimated(logs, { log: 'root' })).toMatchObject({ latest: tap.receivedAt })
  })

  it('[E2] the estimate lies within [earliest, latest], even with no anchor and a fast clock', () => {
    const log = logOf({ taps: [clockTap(1, hour, { wrong: 100 * hour })] })
    const { at, earliest, latest } = estimated([log])
    expect(earliest).toBeLessThanOrEqual(at)
    expect(latest).toBeGreaterThanOrEqual(at)
  })

  it('[Q1] anchors that contradict each other leave the wider reading', () => {
    const back = { ...anchor(hour), server: loaded - hour, receivedAt: loaded }
    const log = logOf({ anchors: [anchor(0), back], taps: [clockTap(1, 60_000)] })
    const { at, earliest, latest } = estimated([log])
    expect([earliest <= at, at <= latest]).toEqual([true, true])
    expect(latest - earliest).toBeGreaterThan(hour)
  })
})

describe('a wall that is no time', () => {
  const noTime = { ...clockTap(1, 10_000), wall: 86_400_000 }
  const tooLate = { ...clockTap(1, 10_000), wall: loaded + 400 * 24 * hour }

  it('[Q4] is placed in the middle of the bracket', () => {
    const anchors = [anchor(0), anchor(20_000)]
    for (const tap of [noTime, tooLate]) {
      expect(estimated([logOf({ anchors, taps: [tap] })]).at).toBe(loaded + 10_000)
    }
  })

  it('[Q4] can’t be placed where an anchor is missing on one side', () => {
    for (const anchors of [[], [anchor(0)], [anchor(20_000)]]) {
      expect(estimateLogs([logOf({ anchors, taps: [noTime] })], loaded).get('one')?.size).toBe(0)
    }
  })
})

describe('order', () => {
  it('[E5] an estimate is at least that of the tap before', () => {
    const taps = [clockTap(1, 60_000), clockTap(2, 61_000, { wrong: -30_000 }), clockTap(3, 90_000)]
    const placed = estimateLogs([logOf({ anchors: [anchor(hour)], taps })], loaded - 1).get('one')
    expect([1, 2, 3].map((seq) => (placed?.get(seq)?.at ?? 0) - loaded)).toEqual([
      60_000, 60_000, 90_000,
    ])
  })

  it('[E5] a clock’s step forward and back swaps no taps', () => {
    const taps = [clockTap(2, 61_000), clockTap(1, 60_000, { wrong: 5_000 })]
    const placed = estimateLogs([logOf({ anchors: [anchor(0)], taps })], loaded - 1).get('one')
    expect(placed?.get(2)?.at).toBe(placed?.get(1)?.at)
  })

  it('[Q2] logs that name each other in a circle are placed all the same', () => {
    const logs = [
      logOf({ log: 'one', after: 'two', taps: [clockTap(1, 60_000)] }),
      logOf({ log: 'two', after: 'one', anchors: [anchor(0)] }),
    ]
    expect(estimated(logs)).toMatchObject({ at: loaded + 60_000, earliest: loaded - 15 })
    expect(estimated([...logs].reverse())).toEqual(estimated(logs))
  })
})

describe('an anchor that arrives later', () => {
  const taps = [clockTap(1, 60_000, slow)]
  const alone = estimated([logOf({ taps })])
  const later = estimated([logOf({ taps, anchors: [anchor(0, slow), anchor(hour, slow)] })])

  it('[Q5] revises the estimate, its range and its confidence', () => {
    expect(alone).toMatchObject({ at: loaded + 60_000 - 300_000, confidence: 'low' })
    expect(later).toMatchObject({ at: loaded + 60_000, confidence: 'high', flags: [] })
    expect(later.earliest).toBeGreaterThan(alone.earliest)
    expect(later.latest).toBeLessThan(alone.latest)
  })

  it('[Q5] the record follows', () => {
    const start = loaded
    const sessions = [{ ...session(), start, end: start + hour }]
    const stay = (estimate: Estimate) =>
      recordOf([{ ...tapIn('9:00'), estimate }], { sessions }).totalMs
    expect([stay(alone), stay(later)]).toEqual([hour, hour - 60_000])
  })
})
