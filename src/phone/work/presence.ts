import { measureCommon, union } from '../../domain/spans.ts'
import type { HeldTap } from '../../storage/types.ts'

/** What this phone knows of somebody in a session, by its own taps alone; the record is the server's. */
export interface Presence {
  /** ms by the phone's clock since when they are in; null: not in */
  since: number | null
  /** the last stay that ended here */
  ended: { in: number; out: number } | null
  /** the tap that counted last */
  last: HeldTap | null
  /** the server would not count the last one: its code was wrong */
  refused: 'in' | 'out' | null
}

export const refKey = (log: string, seq: number): string => `${seq} ${log}`

/**
 * @param taps of the person, oldest first
 * @param refused keys of those whose code was wrong
 */
export function presenceOf(
  taps: readonly HeldTap[],
  session: string,
  refused: ReadonlySet<string>,
): Presence {
  const gone = new Set(
    taps.flatMap(({ tap }) => (tap.kind === 'void' ? refKey(tap.voids.log, tap.voids.seq) : [])),
  )
  const state: Presence = { since: null, ended: null, last: null, refused: null }
  for (const held of taps) {
    const { log, tap } = held
    const ref = refKey(log, tap.seq)
    if (tap.kind === 'void' || tap.session !== session || gone.has(ref)) continue
    if (refused.has(ref)) {
      state.refused = tap.kind === 'out' ? 'out' : 'in'
      continue
    }
    state.refused = null
    state.last = held
    if (tap.kind === 'in') state.since ??= tap.wall
    else {
      if (state.since !== null) state.ended = { in: state.since, out: tap.wall }
      state.since = null
    }
  }
  return state
}

/** Whole minutes of a stay within the session, breaks taken off. Times are ms by one clock. */
export function minutesIn(
  stay: { in: number; out: number },
  session: { start: number; end: number; breaks: readonly { start: number; end: number }[] },
): number {
  const from = Math.max(stay.in, session.start)
  const to = Math.min(stay.out, session.end)
  if (to <= from) return 0
  const off = measureCommon([{ start: from, end: to }], union(session.breaks))
  return Math.floor((to - from - off) / 60_000)
}
