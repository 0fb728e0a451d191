import { type Correction, inForce } from '../../src/domain/correction.ts'
import type { HeldTap } from '../db/taps.ts'

/** What staff said of a tap that decides for whom and what it counts. */
export interface Word {
  attendee: string | null
  session: string | null
  dismissed: boolean
  /** staff gave it a time: it needs no other (rule Q4) */
  hasTime: boolean
}

/**
 * What corrections say of taps: of those in force the one appended last counts, for the person and
 * the session each; a dismissal stands until a later assignment or time. The taps themselves never change.
 */
export function wordsOf(corrections: readonly Correction[]): (tap: HeldTap) => Word {
  const standing = inForce(corrections)
  const named = Map.groupBy(
    standing.filter(({ body }) => own.has(body.kind)),
    ({ body }) => ('target' in body ? keyOf(body.target.log, body.target.seq) : ''),
  )
  const reassigned = standing.filter(({ body }) => body.kind === 'reassign')
  return (tap) => {
    const word: Word = { attendee: null, session: null, dismissed: false, hasTime: false }
    const theirs = named.get(keyOf(tap.log_id, tap.seq)) ?? []
    const through = reassigned.filter(({ body }) => covers(body, tap))
    for (const { body } of [...theirs, ...through].sort((a, b) => a.n - b.n)) {
      if (body.kind === 'dismiss-tap') word.dismissed = true
      if (body.kind === 'move-tap' && body.at !== undefined) {
        word.dismissed = false
        word.hasTime = true
      }
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

/** What speaks of one tap alone. A move to another session changes no verdict: the rules follow it. */
const own = new Set<Correction['body']['kind']>(['assign-tap', 'dismiss-tap', 'move-tap'])

function covers(body: Correction['body'], tap: HeldTap): boolean {
  if (body.kind !== 'reassign' || body.kiosk !== tap.kiosk || tap.at === null) return false
  return body.from <= tap.at && tap.at < body.to
}

const keyOf = (log: string, seq: number) => `${seq} ${log}`
