import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Correction } from '../../src/domain/correction.ts'
import { reconcile } from '../../src/domain/reconcile.ts'
import { arbitraryCorrections } from '../support/corrections.ts'
import { arbitraryInput, arbitrarySchedule } from '../support/domain-arbitraries.ts'

const runs = { numRuns: 1_500 }
const bytes = (value: unknown) => JSON.stringify(value)

it('[I6] the record is the same for any order and repetition of the corrections', () => {
  const shuffled = arbitraryCorrections.chain((corrections) =>
    fc.record({
      corrections: fc.constant(corrections),
      mixed: fc
        .shuffledSubarray(corrections, { minLength: corrections.length })
        .map((order) => [...order, ...structuredClone(order.slice(0, 3))]),
    }),
  )
  fc.assert(
    fc.property(arbitraryInput, shuffled, arbitrarySchedule, (input, given, schedule) => {
      const { corrections, mixed } = given
      expect(bytes(reconcile({ ...input, corrections: mixed }, schedule))).toBe(
        bytes(reconcile({ ...input, corrections }, schedule)),
      )
    }),
    runs,
  )
})

it('[E1] a correction and its undo give back the very same records and fates', () => {
  const pairs = arbitraryCorrections.filter((all) => all.length > 0)
  fc.assert(
    fc.property(arbitraryInput, pairs, arbitrarySchedule, (input, all, schedule) => {
      const corrections = all.slice(0, -1)
      const more: Correction[] = all.slice(-1)
      const undo = (target: string, n: number): Correction => ({
        id: `u${n}`,
        n,
        body: { kind: 'undo', correction: target },
        by: 'joanna',
        at: n,
        reason: '',
      })
      const id = more[0]?.id ?? ''
      const without = bytes(reconcile({ ...input, corrections }, schedule))
      const taken = [...corrections, ...more, undo(id, 100)]
      expect(bytes(reconcile({ ...input, corrections: taken }, schedule))).toBe(without)
      const again = [...taken, undo('u100', 101)]
      expect(bytes(reconcile({ ...input, corrections: again }, schedule))).toBe(
        bytes(reconcile({ ...input, corrections: all }, schedule)),
      )
    }),
    runs,
  )
})

it('[I8] every tap has one fate, those that staff added too', () => {
  fc.assert(
    fc.property(
      arbitraryInput,
      arbitraryCorrections,
      arbitrarySchedule,
      (input, made, schedule) => {
        const { fates } = reconcile({ ...input, corrections: made }, schedule)
        const keys = fates.map(({ log, seq }) => `${log} ${seq}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { log, seq } of input.taps) expect(keys).toContain(`${log} ${seq}`)
        for (const key of keys.slice(input.taps.length)) expect(key).toMatch(/^correction:c\d 1$/)
      },
    ),
    runs,
  )
})

it('[P9] no stay has a negative length, and no total is beyond its window, whatever staff append', () => {
  fc.assert(
    fc.property(
      arbitraryInput,
      arbitraryCorrections,
      arbitrarySchedule,
      (input, made, schedule) => {
        const { records } = reconcile({ ...input, corrections: made }, schedule)
        for (const { stays, totalMs, windowMs } of records) {
          for (const stay of stays) expect(stay.out ?? stay.in).toBeGreaterThanOrEqual(stay.in)
          expect(totalMs ?? 0).toBeLessThanOrEqual(windowMs)
          expect(totalMs ?? 0).toBeGreaterThanOrEqual(0)
        }
      },
    ),
    runs,
  )
})

it('the corrections above do contradict each other, and do give ends by staff', () => {
  const seen = new Set<string>()
  const made = fc.tuple(arbitraryInput, arbitraryCorrections, arbitrarySchedule)
  for (const [input, corrections, schedule] of fc.sample(made, { numRuns: 500, seed: 7 })) {
    for (const { stays, flags, provisional, policy } of reconcile(
      { ...input, corrections },
      schedule,
    ).records) {
      for (const { inBy, outBy } of stays) seen.add(inBy).add(outBy ?? 'none')
      const reviewed = policy.forgottenCheckOut === 'review'
      if (flags.includes('contradiction') && provisional && !reviewed) seen.add('contradicted')
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['staff', 'contradicted']))
})
