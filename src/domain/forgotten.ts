import type { Moment } from './evidence.ts'
import { exactly } from './moment.ts'

const minute = 60_000

/**
 * The end that a forgotten check-out gets by policy (rule P7); null: no time. An end that lies before
 * the check-in gives an empty stay.
 * @param lastEvidence the attendee's last counted tap in any stream of the session
 */
export function forgottenEnd(
  policy: string,
  checkIn: Moment,
  { sessionEnd, lastEvidence }: { sessionEnd: number; lastEvidence: Moment },
): Moment | null {
  const end = endBy(policy, checkIn, sessionEnd, lastEvidence)
  if (end === null || end.at >= checkIn.at) return end
  return { ...end, at: checkIn.at, latest: Math.max(end.latest, checkIn.at) }
}

function endBy(
  policy: string,
  checkIn: Moment,
  sessionEnd: number,
  lastEvidence: Moment,
): Moment | null {
  if (policy === 'none') return null
  if (policy === 'last-evidence') return lastEvidence.at > checkIn.at ? lastEvidence : null
  if (!policy.startsWith('cap:')) return exactly(sessionEnd)
  const cap = Number(policy.slice(4)) * minute
  const { at, earliest, latest } = checkIn
  return { at: at + cap, earliest: earliest + cap, latest: latest + cap }
}
