import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyTemplate } from '../../src/domain/certificate.ts'
import {
  compareEarned,
  type Earned,
  type EarnedNow,
  earnedOf,
  outcomeOf,
} from '../../src/domain/certificate-change.ts'

const earned: fc.Arbitrary<Earned> = fc.record({
  minutes: fc.option(fc.integer({ min: 0, max: 600 })),
  credits: fc.dictionary(
    fc.constantFrom('cpe', 'cpe: Taxes', 'cpe: Statistics', 'ama'),
    fc.integer({ min: 0, max: 3 }),
    { noNullPrototype: true },
  ),
})
const now: fc.Arbitrary<EarnedNow> = fc.option(earned, { freq: 6 })
const more: fc.Arbitrary<Earned> = fc.record({
  minutes: fc.integer({ min: 0, max: 9 }),
  credits: fc.constant({}),
})
const add = (one: Earned, by: Earned): Earned => ({
  minutes: (one.minutes ?? 0) + (by.minutes ?? 0) + 1,
  credits: one.credits,
})

describe('certificates and what follows later', () => {
  it('[V2] the same amounts change nothing, whatever their order', () => {
    fc.assert(
      fc.property(now, (one) => {
        const turned = one && {
          ...one,
          credits: Object.fromEntries(Object.entries(one.credits).reverse()),
        }
        expect(compareEarned(one, turned)).toBe('same')
      }),
    )
  })

  it('[V2] what is raised one way is lowered the other way, and raised twice is raised', () => {
    fc.assert(
      fc.property(now, now, now, (a, b, c) => {
        if (compareEarned(a, b) !== 'raised') return
        expect(compareEarned(b, a)).toBe('lowered')
        if (compareEarned(b, c) === 'raised') expect(compareEarned(a, c)).toBe('raised')
      }),
    )
  })

  it('[V2] one amount lower is lowered, however much another rose; no mark any more is lowered', () => {
    fc.assert(
      fc.property(earned, more, (one, by) => {
        const higher = add(one, by)
        const mixed = { ...higher, credits: { ...higher.credits, cpe: 5 } }
        const issued = { ...one, credits: { ...one.credits, cpe: 6 } }
        expect(compareEarned(issued, mixed)).toBe('lowered')
        expect(compareEarned(one, null)).toBe('lowered')
        expect(compareEarned(one, higher)).toBe('raised')
      }),
    )
  })

  it('[V2] raised: a new version; lowered: a decision; a version kept asks again only when still less follows', () => {
    fc.assert(
      fc.property(earned, now, now, (issued, kept, next) => {
        const outcome = outcomeOf({ issued }, next)
        expect(outcome).toBe(
          { same: 'valid', raised: 'supersede', lowered: 'review' }[compareEarned(issued, next)],
        )
        const after = outcomeOf({ issued, kept }, next)
        if (outcome !== 'review') expect(after).toBe(outcome)
        else expect(after).toBe(compareEarned(kept, next) === 'lowered' ? 'review' : 'valid')
        expect(outcomeOf({ issued, kept: next }, next)).not.toBe('review')
      }),
    )
  })

  it('[V2] time that is not printed raises and lowers nothing', () => {
    const credits = [
      { rule: 'cpe', name: 'CPE', minutesPerCredit: 50, hundredths: 120, fields: [] },
    ]
    const template = { ...emptyTemplate, minutes: false }
    const [some, other] = [62, 70].map((minutes) => earnedOf({ minutes, credits, template }))
    expect(compareEarned(some ?? null, other ?? null)).toBe('same')
  })
})
