import type { EvidenceTap } from '../../src/domain/evidence.ts'
import type { TapRef } from '../../src/domain/ids.ts'
import type { TapFate } from '../../src/domain/record.ts'

/**
 * Sorts an attendee's fates by the session they belong to; a void belongs to the session of what it
 * takes back. A void whose target is not among the attendee's taps belongs to none.
 */
export function fatesBySession(fates: TapFate[], taps: EvidenceTap[]): Map<string, TapFate[]> {
  const byRef = new Map(taps.map((tap) => [key(tap), tap]))
  const sorted = new Map<string, TapFate[]>()
  for (const fate of fates) {
    const session = sessionOf(byRef.get(key(fate)), byRef)
    if (session === null) continue
    const there = sorted.get(session)
    if (there) there.push(fate)
    else sorted.set(session, [fate])
  }
  return sorted
}

function sessionOf(
  tap: EvidenceTap | undefined,
  byRef: ReadonlyMap<string, EvidenceTap>,
): string | null {
  let at = tap
  // a chain of voids is at most as long as there are taps; a circle has no end and no session
  for (let step = 0; at && step <= byRef.size; step++) {
    if (at.session !== null) return at.session
    at = at.voids === null ? undefined : byRef.get(key(at.voids))
  }
  return null
}

const key = ({ log, seq }: TapRef) => `${log} ${seq}`
