import type { EvidenceTap, Moment } from '../../../src/domain/evidence.ts'
import type { By, Fate, Flag } from '../../../src/domain/record.ts'
import type { Session } from '../../../src/domain/session.ts'
import type { CorrectedTap } from './corrections.ts'
import {
  forgottenCheckIn,
  forgottenCheckOut,
  limitsOf,
  type Programme,
  sessionOf,
  windowOf,
} from './plan.ts'
import { greatestOf, isCounted, type Swept, sweep } from './sweep.ts'
import { voidsOf } from './voids.ts'

/** One stay of one stream. */
export interface Stay {
  from: Moment
  inBy: By
  /** null: no end, no time */
  to: Moment | null
  outBy: By | null
}

/** What the taps of one attendee come to in one session. */
export interface SessionPairing {
  stays: Stay[]
  flags: Flag[]
  counted: Swept[]
  provisional: boolean
}

export interface SweptTaps {
  swept: Swept[]
  fates: { tap: CorrectedTap; fate: Fate }[]
}

/** Taps with a session, swept, and the fate of every tap (rules E3, E4, P1). */
export function oraclePairing(taps: readonly CorrectedTap[], programme: Programme): SweptTaps {
  const there = taps.filter((tap) => !tap.struck)
  const { taken, refused } = voidsOf(there, programme.settings.undoMs)
  const present = there.filter(({ kind }) => kind !== 'void')
  const gone = takenWithAbsorbers(present, taken, programme)
  const swept = sweep(
    present.filter((tap) => !gone.includes(tap)),
    programme,
  )
  const fateOf = (tap: CorrectedTap): Fate => {
    if (tap.struck || taken.includes(tap) || gone.includes(tap)) return 'voided'
    if (refused.includes(tap)) return 'refused'
    if (tap.kind === 'void') return 'voids'
    const found = swept.find((other) => other.tap === tap)
    if (found?.fate === 'unmatched' && policyStart(found, swept, programme) !== null)
      return 'closes'
    return found?.fate ?? 'unmatched'
  }
  return { swept, fates: taps.map((tap) => ({ tap, fate: fateOf(tap) })) }
}

/** Voiding an absorbed tap also takes back the one that absorbed it (rule E4). */
function takenWithAbsorbers(
  present: CorrectedTap[],
  taken: CorrectedTap[],
  programme: Programme,
): CorrectedTap[] {
  const gone = present.filter((tap) => taken.includes(tap))
  for (;;) {
    const more = new Set<CorrectedTap>()
    for (const tap of present.filter((each) => taken.includes(each))) {
      const asIfThere = present.filter((other) => other === tap || !gone.includes(other))
      const by = sweep(asIfThere, programme).find((other) => other.tap === tap)?.by
      if (by) more.add(by.tap)
    }
    if (more.size === 0) return gone
    gone.push(...more)
  }
}

/** By what an end came that a tap made. */
function byOf(tap: EvidenceTap): By {
  if (tap.corrected) return 'staff'
  return tap.evidence === 'import' ? 'import' : 'tap'
}

/** The stays and flags of one session (rules P2 to P9). */
export function pairSession(
  session: Session,
  swept: readonly Swept[],
  programme: Programme,
): SessionPairing {
  const counted = swept.filter((each) => isCounted(each) && each.tap.session === session.id)
  const limits = limitsOf(session, programme.settings)
  const result: SessionPairing = { stays: [], flags: [], counted, provisional: false }
  for (const each of counted) {
    const { at } = each.tap.estimate
    if (at < limits.opens || at > limits.closes) result.flags.push('outside-window')
    result.flags.push(...each.tap.estimate.flags)
    if (each.is === 'in' && each.fate === 'repeats') result.flags.push('double-check-in')
    if (each.is === 'out' && each.fate === 'repeats') result.flags.push('double-check-out')
    if (each.fate === 'unmatched') result.flags.push('no-check-in')
    if (isContradicted(each, counted)) {
      result.flags.push('contradiction')
      result.provisional = true
      if (each.is === 'in') result.stays.push(withoutEnd(each))
    } else if (each.fate === 'opens') openedStay(each, session, result)
    else if (each.fate === 'unmatched') unmatchedOut(each, swept, programme, result)
  }
  return result
}

/** Staff's check-out directly before staff's check-in, and no tap tells of a leaving after it (rule P9). */
function isContradicted(each: Swept, counted: Swept[]): boolean {
  const stream = counted.filter(({ tap }) => tap.stream === each.tap.stream)
  const place = stream.indexOf(each)
  return isPair(stream[place - 1], each, stream) || isPair(each, stream[place + 1], stream)
}

function isPair(out: Swept | undefined, into: Swept | undefined, stream: Swept[]): boolean {
  if (!out?.tap.corrected || !into?.tap.corrected) return false
  if (out.is !== 'out' || out.fate === 'closes' || into.fate !== 'opens') return false
  return !stream.some(({ opener }) => opener === into)
}

const withoutEnd = ({ tap }: Swept): Stay => ({
  from: tap.estimate,
  inBy: byOf(tap),
  to: null,
  outBy: null,
})

/** Rules P7, P8. */
function openedStay(each: Swept, session: Session, result: SessionPairing): void {
  const from = each.tap.estimate
  const inBy = byOf(each.tap)
  const closer = result.counted.find(({ opener }) => opener === each)
  if (closer) {
    result.stays.push({ from, inBy, to: closer.tap.estimate, outBy: byOf(closer.tap) })
    return
  }
  if (each.implied) {
    result.flags.push('implied-check-out')
    result.stays.push({ from, inBy, to: each.implied, outBy: 'implied' })
    return
  }
  if (session.checkOutRequired) result.flags.push('no-check-out')
  const policy = forgottenCheckOut(session)
  if (policy === 'review') result.provisional = true
  const end = policyEnd(policy, each, session, result.counted)
  const to = end === null ? null : greatestOf([end, from])
  result.stays.push({ from, inBy, to, outBy: to === null ? null : 'policy' })
}

function policyEnd(policy: string, each: Swept, session: Session, counted: Swept[]): Moment | null {
  const from = each.tap.estimate
  const { end } = windowOf(session)
  if (policy === 'none') return null
  if (policy === 'session-end' || policy === 'review')
    return { at: end, earliest: end, latest: end }
  if (policy === 'last-evidence') {
    // wherever each lies in its range, the last one is the last
    const last = greatestOf(counted.map(({ tap }) => tap.estimate))
    return last.at > from.at ? last : null
  }
  const cap = Number(policy.slice('cap:'.length)) * 60_000
  return { at: from.at + cap, earliest: from.earliest + cap, latest: from.latest + cap }
}

/** Rule P4. */
function unmatchedOut(
  each: Swept,
  swept: readonly Swept[],
  programme: Programme,
  result: SessionPairing,
): void {
  const start = policyStart(each, swept, programme)
  if (start === null) return
  const from = { at: start, earliest: start, latest: start }
  result.stays.push({ from, inBy: 'policy', to: each.tap.estimate, outBy: byOf(each.tap) })
}

/**
 * From when an `out` while out counts; null: it counts no time (rule P4). Where a stay of its stream ended
 * before, by a tap or what was implied, it counts from there: stays of a stream are disjoint (invariant
 * I7). One of contradicting corrections has no end.
 */
function policyStart(each: Swept, swept: readonly Swept[], programme: Programme): number | null {
  const { tap } = each
  const session = sessionOf(programme, tap.session)
  if (!session || forgottenCheckIn(session) !== 'session-start') return null
  const counted = swept.filter((other) => isCounted(other) && other.tap.session === tap.session)
  const before = counted
    .slice(0, counted.indexOf(each))
    .filter((other) => other.tap.stream === tap.stream && !isContradicted(other, counted))
  const start = Math.max(
    windowOf(session).start,
    ...before.map(({ implied }) => implied?.at ?? Number.NEGATIVE_INFINITY),
    ...before
      .filter((other) => other.opener !== null || isByPolicy(other, swept, programme))
      .map((other) => other.tap.estimate.at),
  )
  return tap.estimate.at > start ? start : null
}

const isByPolicy = (each: Swept, swept: readonly Swept[], programme: Programme): boolean =>
  each.fate === 'unmatched' && policyStart(each, swept, programme) !== null
