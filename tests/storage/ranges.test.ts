import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  includes,
  missing,
  rangesOf,
  size,
  union,
  withoutRange,
  withRange,
} from '../../src/storage/ranges.ts'
import type { Range } from '../../src/storage/types.ts'

const seq = fc.integer({ min: 1, max: 60 })
const numbers = fc.uniqueArray(seq)
const span = fc.tuple(seq, seq).map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)])
const all = (ranges: readonly Range[]) =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
const sorted = (set: Iterable<number>) => [...set].sort((a, b) => a - b)
const isTidy = (ranges: Range[]) =>
  ranges.every(([from, to], at) => from <= to && from > (ranges[at - 1]?.[1] ?? -1) + 1)

it('holds exactly the numbers that it was made of', () => {
  fc.assert(
    fc.property(numbers, (some) => {
      expect(all(rangesOf(some))).toEqual(sorted(some))
      expect(size(rangesOf(some))).toBe(some.length)
      expect(isTidy(rangesOf(some))).toBe(true)
    }),
  )
})
it('adds and takes away as a set of numbers does, and stays tidy', () => {
  fc.assert(
    fc.property(numbers, span, (some, [from, to]) => {
      const inside = (n: number) => n >= from && n <= to
      const more = withRange(rangesOf(some), from, to)
      const less = withoutRange(rangesOf(some), from, to)
      expect(all(more)).toEqual(sorted(new Set([...some, ...all([[from, to]])])))
      expect(all(less)).toEqual(sorted(some.filter((n) => !inside(n))))
      expect(isTidy(more) && isTidy(less)).toBe(true)
    }),
  )
})
it('unites, and tells what is missing', () => {
  fc.assert(
    fc.property(numbers, numbers, span, (some, others, [from, to]) => {
      expect(all(union(rangesOf(some), rangesOf(others)))).toEqual(
        sorted(new Set([...some, ...others])),
      )
      expect(all(missing(rangesOf(some), from, to))).toEqual(
        all([[from, to]]).filter((n) => !some.includes(n)),
      )
      expect(includes(rangesOf(some), from)).toBe(some.includes(from))
    }),
  )
})
