import type { Range } from './types.ts'

// Sets of a log's numbers as sorted, disjoint, non-adjacent ranges. What is acknowledged is
// nearly always one range from 1, so that a log of 30,000 taps costs one row and not one mark a tap.

/** Everything in `ranges` or between `from` and `to`. */
export function withRange(ranges: readonly Range[], from: number, to: number): Range[] {
  if (to < from) return [...ranges]
  let [low, high] = [from, to]
  const before: Range[] = []
  const after: Range[] = []
  for (const [first, last] of ranges) {
    if (last < low - 1) before.push([first, last])
    else if (first > high + 1) after.push([first, last])
    else {
      low = Math.min(low, first)
      high = Math.max(high, last)
    }
  }
  return [...before, [low, high], ...after]
}

/** Everything in `ranges` but what lies between `from` and `to`. */
export function withoutRange(ranges: readonly Range[], from: number, to: number): Range[] {
  return ranges.flatMap(([first, last]): Range[] => {
    const left: Range = [first, Math.min(last, from - 1)]
    const right: Range = [Math.max(first, to + 1), last]
    if (to < from || last < from || first > to) return [[first, last]]
    return [left, right].filter(([low, high]) => low <= high)
  })
}

/** Single numbers, in any order, as ranges. */
export function rangesOf(numbers: readonly number[]): Range[] {
  const ranges: Range[] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number <= last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}

/** Everything in either. */
export const union = (ranges: readonly Range[], more: readonly Range[]): Range[] =>
  more.reduce<Range[]>((all, [from, to]) => withRange(all, from, to), [...ranges])

/** What `ranges` leaves out between `from` and `to`. */
export const missing = (ranges: readonly Range[], from: number, to: number): Range[] =>
  ranges.reduce<Range[]>(
    (left, [first, last]) => withoutRange(left, first, last),
    from <= to ? [[from, to]] : [],
  )

/** How many numbers. */
export const size = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0)

/** Whether `number` is among them. */
export const includes = (ranges: readonly Range[], number: number): boolean =>
  ranges.some(([from, to]) => from <= number && number <= to)
