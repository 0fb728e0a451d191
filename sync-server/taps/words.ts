import { type Correction, inForce } from '../../src/domain/correction.ts'
import type { HeldTap } from '../db/taps.ts'

/** What staff said of a tap that decides for whom and what it counts. */
export interface Word {
  attendee: string | null
  session: string | null
  dismissed: boolean
}

/**
 * What corrections say of taps: of those in force the one appended last counts, for the person and
 * the session each; a dismissal stands until a later assignment. The taps themselves never change.
 */
export function wordsOf(corrections: readonly Correction[]): (tap: HeldTap) => Word {
  const standing = inForce(corrections)
  const named = Map.groupBy(
    standing.filter(({ body }) => body.kind === 'assign-tap' || body.kind === 'dismiss-tap'),
    ({ body }) => ('target' in body ? keyOf(body.target.log, body.target.seq) : ''),
  )
  const reassigned = standing.filter(({ body }) => body.kind === 'reassign')
  return (tap) => {
    const word: Word = { attendee: null, session: null, dismissed: false }
    const own = named.get(keyOf(tap.log_id, tap.seq)) ?? []
    const through = reassigned.filter(({ body }) => covers(body, tap))
    for (const { body } of [...own, ...through].sort((a, b) => a.n - b.n)) {
      if (body.kind === 'dismiss-tap') word.dismissed = true
      if (body.kind === 'assign-tap') {
        word.dismissed = false
        word.attendee = body.attendee ?? word.attendee
        word.session = body.session ?? word.session
      }
      if (body.kind === 'reassign') word.session = body.session
    }
    return word
  }
}

function covers(body: Correction['body'], tap: HeldTap): boolean {
  if (body.kind !== 'reassign' || body.kiosk !== tap.kiosk || tap.at === null) return false
  return body.from <= tap.at && tap.at < body.to
}

const keyOf = (log: string, seq: number) => `${seq} ${log}`
