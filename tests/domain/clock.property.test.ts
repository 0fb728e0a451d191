import fc from 'fast-check'
import { expect, it } from 'vitest'
import { brackets } from '../../src/domain/bracket.ts'
import { estimateLogs } from '../../src/domain/clock.ts'
import type { Estimate } from '../../src/domain/evidence.ts'
import { arbitraryLife, type Lived } from '../support/clock-arbitraries.ts'

const runs = { numRuns: 2_000 }

/** Every tap that was placed, with the true time. */
function placed({ logs, enrolledAt, truth }: Lived): { estimate: Estimate; true: number }[] {
  const estimates = estimateLogs(logs, enrolledAt)
  return logs.flatMap(({ log, taps }) =>
    taps.map(({ seq }) => {
      const estimate = estimates.get(log)?.get(seq)
      const trueTime = truth.get(log)?.get(seq)
      if (!estimate || trueTime === undefined) throw new Error(`${log} ${seq} was not placed`)
      return { estimate, true: trueTime }
    }),
  )
}

it('[I10] the true time lies within [earliest, latest]', () => {
  fc.assert(
    fc.property(arbitraryLife, (life) => {
      for (const tap of placed(life)) {
        expect(tap.true).toBeGreaterThanOrEqual(tap.estimate.earliest)
        expect(tap.true).toBeLessThanOrEqual(tap.estimate.latest)
      }
    }),
    runs,
  )
})

it('[E2] so does the estimate', () => {
  fc.assert(
    fc.property(arbitraryLife, (life) => {
      for (const { estimate } of placed(life)) {
        expect(estimate.at).toBeGreaterThanOrEqual(estimate.earliest)
        expect(estimate.at).toBeLessThanOrEqual(estimate.latest)
      }
    }),
    runs,
  )
})

it('[E5] estimates of a log never fall as the number rises', () => {
  fc.assert(
    fc.property(arbitraryLife, ({ logs, enrolledAt }) => {
      for (const estimates of estimateLogs(logs, enrolledAt).values()) {
        const ats = [...estimates].sort(([a], [b]) => a - b).map(([, { at }]) => at)
        expect(ats).toEqual([...ats].sort((a, b) => a - b))
      }
    }),
    runs,
  )
})

it('[I6] the order in which logs, anchors and taps come changes no estimate', () => {
  fc.assert(
    fc.property(arbitraryLife, ({ logs, enrolledAt }) => {
      const turned = logs
        .map((log) => ({
          ...log,
          anchors: log.anchors.toReversed(),
          taps: log.taps.toReversed(),
        }))
        .reverse()
      const there = estimateLogs(turned, enrolledAt)
      for (const [log, estimates] of estimateLogs(logs, enrolledAt)) {
        expect(there.get(log)).toEqual(estimates)
      }
    }),
    runs,
  )
})

it('the lives above are of every confidence and method', () => {
  const seen = new Set<string>()
  for (const life of fc.sample(arbitraryLife, { numRuns: 300, seed: 3 })) {
    for (const { estimate } of placed(life)) {
      for (const word of [estimate.confidence, estimate.method, ...estimate.flags]) seen.add(word)
    }
  }
  expect([...seen].sort()).toEqual(
    [
      'anchored',
      'clock-moved',
      'clock-unknown',
      'high',
      'low',
      'medium',
      'neighbour',
      'wall',
    ].sort(),
  )
})

it('[Q2] of all anchors those count that bound most tightly', () => {
  const arbitraryAnchor = fc.record({
    mono: fc.nat({ max: 40_000_000 }),
    wall: fc.constant(0),
    server: fc.nat({ max: 40_000 }),
    rtt: fc.nat({ max: 600 }),
  })
  fc.assert(
    fc.property(
      fc.array(arbitraryAnchor, { maxLength: 12 }),
      fc.nat({ max: 40_000_000 }),
      (drafts, mono) => {
        const anchors = drafts.map((draft) => ({
          ...draft,
          server: 1_772_352_000_000 + draft.mono + draft.server,
        }))
        const alone = anchors.map((anchor) => brackets([anchor])(mono))
        const known = (side: 'earliest' | 'latest') =>
          alone.flatMap((bracket) => (bracket[side] === null ? [] : [bracket[side]]))
        const bracket = brackets(anchors)(mono)
        expect(bracket.earliest ?? Number.NEGATIVE_INFINITY).toBe(Math.max(...known('earliest')))
        expect(bracket.latest ?? Number.POSITIVE_INFINITY).toBe(Math.min(...known('latest')))
      },
    ),
    runs,
  )
})
