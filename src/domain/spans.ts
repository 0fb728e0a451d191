import type { Span } from './session.ts'

// Half-open spans [start, end) in whole ms. A span that ends before it starts holds nothing.

/** The same instants as sorted spans that neither touch nor overlap. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start)
  const united: Span[] = []
  for (const span of sorted) {
    const last = united.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else united.push({ ...span })
  }
  return united
}

/** What of `whole` lies in none of `holes`: sorted, disjoint. */
export function without(whole: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = []
  let from = whole.start
  for (const hole of union(holes)) {
    if (hole.end <= from) continue
    if (hole.start >= whole.end) break
    if (hole.start > from) left.push({ start: from, end: hole.start })
    from = hole.end
  }
  if (from < whole.end) left.push({ start: from, end: whole.end })
  return left
}

/** Length in ms of spans that don't overlap. */
export function measure(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + (span.end - span.start), 0)
}

/** What two sorted, disjoint lists have in common: sorted, disjoint. */
export function common(a: readonly Span[], b: readonly Span[]): Span[] {
  const shared: Span[] = []
  let i = 0
  let j = 0
  for (let left = a[i], right = b[j]; left && right; left = a[i], right = b[j]) {
    const start = Math.max(left.start, right.start)
    const end = Math.min(left.end, right.end)
    if (start < end) shared.push({ start, end })
    if (left.end <= right.end) i++
    else j++
  }
  return shared
}

/** Length in ms of what two sorted, disjoint lists have in common. */
export const measureCommon = (a: readonly Span[], b: readonly Span[]): number =>
  measure(common(a, b))
