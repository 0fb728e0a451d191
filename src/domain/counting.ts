import type { EvidenceTap } from './evidence.ts'
import { byRef } from './order.ts'
import { type SessionTap, type Sweep, sweep } from './pairing.ts'
import type { TapFate } from './record.ts'
import type { Schedule } from './schedule.ts'
import { refKey, voiding } from './voids.ts'

/**
 * From an attendee's taps, in any order and any repetition, to what counts and what becomes of each
 * (rules E3, E4, P).
 *
 * Voiding an absorbed tap also takes back the tap that absorbed it: the screen said undone (rule E4).
 * Without that one another tap may count, and would have absorbed it in turn: then this one goes too,
 * until what was undone has no tap left behind it. Each round takes back at least one tap more.
 *
 * Holds: every tap has exactly one fate (invariant I8).
 */
export function countTaps(
  taps: readonly EvidenceTap[],
  schedule: Schedule,
): { paired: Sweep['paired']; fates: TapFate[] } {
  const once = [...new Map(taps.map((tap) => [refKey(tap), tap])).values()].sort(byRef)
  const { voided, fates } = voiding(once, schedule.settings.undoMs)
  let presence = once.filter((tap) => isOfSchedule(tap, schedule))
  const ghosts = new Set(presence.map(refKey).filter((key) => voided.has(key)))
  let swept = sweep(presence, ghosts, schedule)
  while (swept.absorbersOfGhosts.size > 0) {
    const gone = swept.absorbersOfGhosts
    for (const key of gone) voided.add(key)
    presence = presence.filter((tap) => !gone.has(refKey(tap)))
    swept = sweep(presence, ghosts, schedule)
  }
  // a ghost waits for its turn among taps of its millisecond and would hold back its log (rule P1):
  // what counts is swept without any
  if (ghosts.size > 0) {
    presence = presence.filter((tap) => !ghosts.has(refKey(tap)))
    swept = sweep(presence, new Set(), schedule)
  }
  const fateOf = (tap: EvidenceTap) => {
    const key = refKey(tap)
    return fates.get(key) ?? (voided.has(key) ? 'voided' : (swept.fates.get(key) ?? 'unmatched'))
  }
  return {
    paired: swept.paired,
    fates: once.map((tap) => ({ log: tap.log, seq: tap.seq, fate: fateOf(tap) })),
  }
}

const isOfSchedule = (tap: EvidenceTap, schedule: Schedule): tap is SessionTap =>
  tap.kind !== 'void' && tap.session !== null && schedule.planned.has(tap.session)
