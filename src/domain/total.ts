import type { ShownStay } from './record.ts'
import type { Span } from './session.ts'
import { measureCommon, union } from './spans.ts'
import type { PairedStay } from './stay.ts'

/** Total Time Spent, ms, and the least and the most that it can be (rules D2, Q6). */
export interface Total {
  totalMs: number
  minMs: number
  maxMs: number
}

/**
 * The measure of the stays within the counted time (rule D2), and its bounds while each tap lies anywhere
 * within its range (rule Q6). The measure of a union never falls when a stay begins earlier or ends later,
 * so that the most is where every stay begins as early and ends as late as it can, the least where it
 * begins late and ends early; no other place in the ranges needs to be looked at.
 *
 * Taken are the stays as they are paired at the estimates. Where an end follows from its check-in (the
 * policy `cap`), both move apart from each other, so that the bounds are wider than they need be.
 *
 * Holds: minMs ≤ totalMs ≤ maxMs ≤ the measure of `counted`.
 */
export function totalOf(stays: readonly PairedStay[], counted: readonly Span[]): Total {
  const measured = (spans: Span[]) => measureCommon(union(spans), counted)
  return {
    totalMs: measured(stays.flatMap(asSpan)),
    minMs: measured(stays.map(({ atLeast }) => atLeast)),
    maxMs: measured(stays.map(({ atMost }) => atMost)),
  }
}

/** A stay without an end holds no time. */
export const asSpan = (stay: ShownStay): Span[] =>
  stay.out === null ? [] : [{ start: stay.in, end: stay.out }]
