import type { By } from './record.ts'

const minute = 60_000

/**
 * The end that a forgotten check-out gets by policy (rule P7); null: no time. An end that lies before
 * the check-in gives an empty stay.
 * @param lastEvidence the attendee's last counted tap in any stream of the session, ms UTC
 */
export function forgottenEnd(
  policy: string,
  checkIn: number,
  { sessionEnd, lastEvidence }: { sessionEnd: number; lastEvidence: number },
): { out: number | null; outBy: By | null } {
  const out = endBy(policy, checkIn, sessionEnd, lastEvidence)
  return out === null ? { out, outBy: null } : { out: Math.max(checkIn, out), outBy: 'policy' }
}

function endBy(
  policy: string,
  checkIn: number,
  sessionEnd: number,
  lastEvidence: number,
): number | null {
  if (policy === 'none') return null
  if (policy === 'last-evidence') return lastEvidence > checkIn ? lastEvidence : null
  if (policy.startsWith('cap:')) return checkIn + Number(policy.slice(4)) * minute
  return sessionEnd
}
