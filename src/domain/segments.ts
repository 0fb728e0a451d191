import type { ShownStay } from './record.ts'
import type { Span } from './session.ts'
import type { Segment } from './timeline.ts'
import { asSpan } from './total.ts'

/**
 * Cuts stays where what becomes of their time changes: before the start, within, in a break, after the
 * end (rule D2).
 *
 * Holds: segments are sorted, disjoint and of some length; together they are the stays; those that count
 * add up to the record's total.
 * @param stays sorted, disjoint
 * @param breaks sorted, disjoint, within the window
 */
export function segmentsOf(
  stays: readonly ShownStay[],
  window: Span,
  breaks: readonly Span[],
): Segment[] {
  const bounds = [window, ...breaks].flatMap(({ start, end }) => [start, end])
  bounds.sort((a, b) => a - b)
  return stays.flatMap(asSpan).flatMap(({ start, end }) => {
    const inside = bounds.filter((bound) => bound > start && bound < end)
    const stops = [start, ...new Set(inside), end]
    return stops.slice(1).flatMap((stop, n): Segment[] => {
      const from = stops[n] ?? stop
      return from < stop ? [{ start: from, end: stop, fate: fateAt(from, window, breaks) }] : []
    })
  })
}

function fateAt(at: number, window: Span, breaks: readonly Span[]): Segment['fate'] {
  if (at < window.start) return 'before-start'
  if (at >= window.end) return 'after-end'
  return breaks.some(({ start, end }) => start <= at && at < end) ? 'break' : 'counts'
}
