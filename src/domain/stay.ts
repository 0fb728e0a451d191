import type { Moment } from './evidence.ts'
import type { By, ShownStay } from './record.ts'
import type { Span } from './session.ts'

/** A stay as it was paired, and the least and the most that it can be while its ends lie in their ranges. */
export interface PairedStay extends ShownStay {
  atLeast: Span
  atMost: Span
}

/** From its ends to the stay. Without an end it holds nothing. */
export function stayOf(from: Moment, inBy: By, to: Moment | null, outBy: By | null): PairedStay {
  const none = { start: from.at, end: from.at }
  return {
    in: from.at,
    out: to === null ? null : to.at,
    inBy,
    outBy,
    atLeast: to === null ? none : { start: from.latest, end: to.earliest },
    atMost: to === null ? none : { start: from.earliest, end: to.latest },
  }
}

/** Which of several causes of the same end is named (rule D7): a tap, then implied, then policy. */
const rank: Record<By, number> = { tap: 0, staff: 1, import: 2, implied: 3, policy: 4 }

/**
 * Stays as they are shown: united over streams, where those that touch or overlap are one (rule D7).
 * An empty stay and one without an end are listed unless another covers them.
 *
 * Holds: sorted by check-in; those with an end are disjoint and don't touch.
 */
export function unite(stays: readonly ShownStay[]): ShownStay[] {
  const united: ShownStay[] = []
  for (const stay of stays.filter(({ out }) => out !== null).sort(byIn)) {
    const last = united.at(-1)
    if (last && covers(last, stay.in, true)) join(last, stay)
    else united.push(shown(stay))
  }
  const open: ShownStay[] = []
  for (const stay of stays.filter(({ out }) => out === null).sort(byInThenCause)) {
    const covered = united.some((other) => covers(other, stay.in, false))
    if (!covered && open.at(-1)?.in !== stay.in) open.push(shown(stay))
  }
  return [...united, ...open].sort(byIn)
}

const shown = ({ in: from, out, inBy, outBy }: ShownStay): ShownStay => ({
  in: from,
  out,
  inBy,
  outBy,
})

function covers(stay: ShownStay, at: number, touching: boolean): boolean {
  if (stay.out === null || at < stay.in) return false
  return touching ? at <= stay.out : at < stay.out
}

function join(into: ShownStay, stay: ShownStay): void {
  if (into.out === null || stay.out === null) return
  if (stay.in === into.in && rank[stay.inBy] < rank[into.inBy]) into.inBy = stay.inBy
  if (stay.out > into.out) {
    into.out = stay.out
    into.outBy = stay.outBy
  } else if (stay.out === into.out && rankOf(stay) < rankOf(into)) {
    into.outBy = stay.outBy
  }
}

const rankOf = ({ outBy }: ShownStay) => (outBy === null ? Number.POSITIVE_INFINITY : rank[outBy])

/** Before, and after, what of the stays lies outside the window, ms, breaks not regarded (rule D7). */
export function outside(
  stays: readonly ShownStay[],
  window: { start: number; end: number },
): { beforeMs: number; afterMs: number } {
  let beforeMs = 0
  let afterMs = 0
  for (const stay of stays) {
    if (stay.out === null) continue
    beforeMs += Math.max(0, Math.min(stay.out, window.start) - stay.in)
    afterMs += Math.max(0, stay.out - Math.max(stay.in, window.end))
  }
  return { beforeMs, afterMs }
}

const byIn = (a: ShownStay, b: ShownStay) =>
  a.in - b.in || (a.out ?? Number.MAX_SAFE_INTEGER) - (b.out ?? Number.MAX_SAFE_INTEGER)

const byInThenCause = (a: ShownStay, b: ShownStay) => a.in - b.in || rank[a.inBy] - rank[b.inBy]
