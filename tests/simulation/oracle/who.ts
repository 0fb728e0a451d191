import type { Correction } from '../../../src/domain/correction.ts'
import { isSame } from './corrections.ts'
import type { Evidence, StoredLog, StoredTap } from './types.ts'

/** A stored tap and its log. */
export interface Placed {
  log: StoredLog
  tap: StoredTap
}
const refOf = ({ log, tap }: Placed) => ({ log: log.log, seq: tap.seq })

/** Whom an id counts for: the one it was merged into (rule E8). */
export function followed(id: string, evidence: Evidence): string {
  let at = id
  for (let steps = 0; steps <= evidence.attendees.length; steps++) {
    const into = evidence.attendees.find((attendee) => attendee.id === at)?.mergedInto
    if (!into) return at
    at = into
  }
  return at
}

/** Whom a tap counts for; null: nobody that is known. A void counts for whom its target counts for. */
export function whoOf(
  placed: Placed,
  all: readonly Placed[],
  force: readonly Correction[],
  evidence: Evidence,
  steps = 0,
): string | null {
  const { tap } = placed
  if (tap.kind === 'void') {
    const target = all.find((other) => tap.voids && isSame(refOf(other), tap.voids))
    if (target && steps <= all.length) return whoOf(target, all, force, evidence, steps + 1)
    return target ? null : whoseAdded(tap, force, evidence)
  }
  const assigned = force.findLast(
    ({ body }) =>
      body.kind === 'assign-tap' &&
      body.attendee !== undefined &&
      isSame(body.target, refOf(placed)),
  )?.body
  const given = assigned?.kind === 'assign-tap' ? assigned.attendee : undefined
  const id = given ?? tap.attendee ?? byBadge(tap.badge, evidence)
  if (id === null || id === undefined) return null
  const isWalkIn = all.some(
    ({ tap: other }) => other.person && !other.held && other.attendee === id,
  )
  const isKnown = isWalkIn || evidence.attendees.some((attendee) => attendee.id === id)
  return isKnown ? followed(id, evidence) : null
}

function whoseAdded(
  { voids }: StoredTap,
  force: readonly Correction[],
  evidence: Evidence,
): string | null {
  for (const { id, body } of force) {
    if (body.kind !== 'add-tap' || voids?.log !== `correction:${id}`) continue
    return followed(body.attendee, evidence)
  }
  return null
}

/** An unknown badge counts when the person is known (rule E6). */
function byBadge(badge: string | null, { attendees }: Evidence): string | null {
  if (badge === null) return null
  const owner = attendees.find(({ badges }) => badges.some((code) => code.trim() === badge.trim()))
  return owner?.id ?? null
}
