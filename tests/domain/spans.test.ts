import fc from 'fast-check'
import { expect, it } from 'vitest'
import { measure, measureCommon, union, without } from '../../src/domain/spans.ts'

const ms = fc.nat({ max: 40 })
const span = fc.record({ start: ms, end: ms })
const all = Array.from({ length: 41 }, (_, at) => at)
const holds = (spans: { start: number; end: number }[], at: number) =>
  spans.some(({ start, end }) => start <= at && at < end)

it('[D2] united, spans hold the same instants and neither touch nor overlap', () => {
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const united = union(spans)
      expect(all.filter((at) => holds(united, at))).toEqual(all.filter((at) => holds(spans, at)))
      united.forEach(({ start }, n) => {
        const before = united[n - 1]
        if (before) expect(start).toBeGreaterThan(before.end)
      })
    }),
  )
})

it('[D2] the window without breaks holds what lies in none of them', () => {
  fc.assert(
    fc.property(span, fc.array(span), (window, breaks) => {
      const left = without(window, breaks)
      const expected = all.filter((at) => holds([window], at) && !holds(breaks, at))
      expect(all.filter((at) => holds(left, at))).toEqual(expected)
      expect(measure(left)).toBe(expected.length)
    }),
  )
})

it('[D2] what two lists have in common is measured exactly', () => {
  fc.assert(
    fc.property(fc.array(span), fc.array(span), (a, b) => {
      const expected = all.filter((at) => holds(a, at) && holds(b, at)).length
      expect(measureCommon(union(a), union(b))).toBe(expected)
    }),
  )
})
