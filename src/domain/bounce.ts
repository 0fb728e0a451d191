import type { TapKind } from './tap.ts'

/** A tap that counted, as the bounce rule sees it. `turn` counts the counted taps of the attendee. */
export interface CountedTurn {
  kind: TapKind
  at: number
  turn: number
  key: string
}

/** Of all counted taps of the attendee: the last one, and the last one for another session than that. */
export interface LastTurns {
  session: string
  turn: number
  otherTurn: number
}

/**
 * The counted tap that absorbs this one, or null (rule E3): the one that counted directly before it in
 * its stream, at most `bounceMs` earlier, of the same kind as sent, or any for an `auto`. Nothing is
 * absorbed where a counted tap for another session lies between.
 */
export function absorber(
  tap: { kind: TapKind; session: string; at: number },
  before: CountedTurn | null,
  last: LastTurns | null,
  bounceMs: number,
): CountedTurn | null {
  if (before === null || tap.at - before.at > bounceMs) return null
  if (tap.kind !== 'auto' && tap.kind !== before.kind) return null
  const elsewhere = last === null ? -1 : last.session === tap.session ? last.otherTurn : last.turn
  return elsewhere > before.turn ? null : before
}

/** Takes down that one more tap counted. */
export function nextTurn(last: LastTurns | null, session: string): LastTurns {
  if (last === null) return { session, turn: 0, otherTurn: -1 }
  const otherTurn = last.session === session ? last.otherTurn : last.turn
  return { session, turn: last.turn + 1, otherTurn }
}
