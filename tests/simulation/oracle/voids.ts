import type { CorrectedTap } from './corrections.ts'
import { isSame } from './corrections.ts'

/** What the voids of one attendee do (rule E4), before bounce is regarded. */
export interface Voids {
  /** taken back by a void in effect */
  taken: CorrectedTap[]
  /** voids that aren't allowed, or form a circle */
  refused: CorrectedTap[]
}

/** @param taps all of one attendee, without those that staff took back */
export function voidsOf(taps: readonly CorrectedTap[], undoMs: number): Voids {
  const voids = taps.filter((tap) => tap.kind === 'void')
  const targetOf = (tap: CorrectedTap) =>
    isAllowed(tap, taps, undoMs)
      ? taps.find((other) => tap.voids && isSame(other, tap.voids))
      : undefined
  const isInCircle = (tap: CorrectedTap): boolean => {
    let at = targetOf(tap)
    for (let steps = 0; at !== undefined && steps <= voids.length; steps++) {
      if (at === tap) return true
      at = at.kind === 'void' ? targetOf(at) : undefined
    }
    return false
  }
  const refused = voids.filter((tap) => targetOf(tap) === undefined || isInCircle(tap))
  const isTaken = (tap: CorrectedTap): boolean =>
    voids.some((by) => !refused.includes(by) && targetOf(by) === tap && !isTaken(by))
  return { taken: taps.filter(isTaken), refused }
}

function isAllowed(tap: CorrectedTap, taps: readonly CorrectedTap[], undoMs: number): boolean {
  const target = taps.find((other) => tap.voids && isSame(other, tap.voids))
  if (target === undefined) return false
  const isSameLog = target.log === tap.log
  if (isSameLog && target.seq >= tap.seq) return false
  if (tap.method === 'staff') return true
  const later = tap.mono - target.mono
  return isSameLog && later >= 0 && later <= undoMs
}
