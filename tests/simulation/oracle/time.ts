import type { By, ShownStay } from '../../../src/domain/record.ts'
import type { Span } from '../../../src/domain/session.ts'
import type { Stay } from './pairing.ts'

/**
 * How long it is, ms, that lies in one of `spans` and, where `within` is given, in that, and in none of
 * `without`. Each stretch between two neighbouring boundaries is looked at by itself.
 */
export function measure(spans: Span[], within?: Span, without: Span[] = []): number {
  const bounds = [...spans, ...without, ...(within ? [within] : [])]
    .flatMap(({ start, end }) => [start, end])
    .sort((a, b) => a - b)
  let ms = 0
  bounds.forEach((start, place) => {
    const end = bounds[place + 1] ?? start
    const holds = (span: Span) => span.start <= start && end <= span.end
    if (within && !holds(within)) return
    if (spans.some(holds) && !without.some(holds)) ms += end - start
  })
  return ms
}

/** At a tie the one named first tells by what an end came (rule D7). */
const causes: By[] = ['tap', 'staff', 'import', 'implied', 'policy']
const firstCause = (found: (By | null)[]): By | null =>
  causes.find((cause) => found.includes(cause)) ?? null

/** Rule D7: stays that touch or overlap are one; empty ones and those without an end unless covered. */
export function shownStays(stays: readonly Stay[]): ShownStay[] {
  const plain = stays.map(({ from, inBy, to, outBy }) => ({
    in: from.at,
    inBy,
    out: to === null ? null : to.at,
    outBy,
  }))
  let closed = plain.filter((stay): stay is ShownStay & { out: number } => stay.out !== null)
  for (;;) {
    const pair = touchingPair(closed)
    if (!pair) break
    closed = [...closed.filter((stay) => !pair.includes(stay)), uniteTwo(pair[0], pair[1])]
  }
  const open = plain.filter(({ out }) => out === null)
  const uncovered = open.filter(
    (stay) => !closed.some((by) => by.in <= stay.in && stay.in < by.out),
  )
  const moments = [...new Set(uncovered.map((stay) => stay.in))]
  const listed = moments.map((moment) => {
    const there = uncovered.filter((stay) => stay.in === moment)
    const inBy = firstCause(there.map((stay) => stay.inBy)) ?? 'tap'
    return { in: moment, inBy, out: null, outBy: null }
  })
  return [...closed, ...listed].sort((a, b) => a.in - b.in)
}

type Closed = ShownStay & { out: number }

function touchingPair(stays: Closed[]): [Closed, Closed] | null {
  for (const one of stays) {
    for (const other of stays) {
      if (one !== other && one.in <= other.in && other.in <= one.out) return [one, other]
    }
  }
  return null
}

function uniteTwo(one: Closed, other: Closed): Closed {
  const from = Math.min(one.in, other.in)
  const to = Math.max(one.out, other.out)
  const both = [one, other]
  const inBy = firstCause(both.filter((stay) => stay.in === from).map((stay) => stay.inBy))
  const outBy = firstCause(both.filter((stay) => stay.out === to).map((stay) => stay.outBy))
  return { in: from, out: to, inBy: inBy ?? 'tap', outBy }
}

/** The stays that have time. */
export const spansOf = (stays: readonly Stay[]): Span[] =>
  stays.flatMap(({ from, to }) => (to === null ? [] : [{ start: from.at, end: to.at }]))

/** As short as each can be, its ends lying anywhere within their ranges (rule Q6). */
export const shortestOf = (stays: readonly Stay[]): Span[] =>
  stays.flatMap(({ from, to }) => {
    if (to === null || to.earliest < from.latest) return []
    return [{ start: from.latest, end: to.earliest }]
  })

/** As long as each can be (rule Q6). */
export const longestOf = (stays: readonly Stay[]): Span[] =>
  stays.flatMap(({ from, to }) => (to === null ? [] : [{ start: from.earliest, end: to.latest }]))
