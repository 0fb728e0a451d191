import type { Correction } from '../../../src/domain/correction.ts'
import type { EvidenceTap } from '../../../src/domain/evidence.ts'
import type { TapRef } from '../../../src/domain/ids.ts'

export const isSame = (one: TapRef, other: TapRef): boolean =>
  one.log === other.log && one.seq === other.seq

/** Those that no correction in force takes back; an undo takes back what was appended before it. */
export function standing(corrections: readonly Correction[]): Correction[] {
  const once = corrections.filter(
    ({ id }, place) => corrections.findIndex((other) => other.id === id) === place,
  )
  const stands = (correction: Correction): boolean =>
    !once.some(
      (other) =>
        other.body.kind === 'undo' &&
        other.body.correction === correction.id &&
        other.n > correction.n &&
        stands(other),
    )
  return once.filter(stands).sort((a, b) => a.n - b.n)
}

/** One tap, as it counts. */
export interface CorrectedTap extends EvidenceTap {
  /** taken back by staff */
  struck: boolean
  /** taken back by staff, and moved by a later correction */
  contradicted: boolean
}

/** What staff made of the attendee's taps; those that they added among them. */
export function correctedTaps(
  attendee: string,
  taps: readonly EvidenceTap[],
  corrections: readonly Correction[],
): CorrectedTap[] {
  const force = standing(corrections)
  const added = force.flatMap((correction) => addedTap(correction, attendee))
  return [...taps, ...added].map((tap) => corrected(tap, force))
}

function addedTap({ id, body }: Correction, attendee: string): EvidenceTap[] {
  if (body.kind !== 'add-tap' || body.attendee !== attendee) return []
  const { at } = body
  return [
    {
      log: `correction:${id}`,
      seq: 1,
      kind: body.tap,
      session: body.session,
      stream: 'room',
      kiosk: null,
      evidence: 'staff',
      method: 'staff',
      mono: 0,
      wall: at,
      voids: null,
      estimate: exact(at),
      corrected: true,
    },
  ]
}

const exact = (at: number): EvidenceTap['estimate'] => ({
  at,
  earliest: at,
  latest: at,
  confidence: 'high',
  method: 'staff',
  flags: [],
})

/** The last correction that gives a time counts, likewise the last one that gives a session. */
function corrected(tap: EvidenceTap, force: readonly Correction[]): CorrectedTap {
  const result: CorrectedTap = { ...tap, struck: false, contradicted: false }
  for (const { body } of force) {
    if (body.kind === 'void-tap' && isSame(body.target, tap)) {
      result.struck = true
      result.contradicted = false
    }
    if (tap.kind === 'void') continue
    if (body.kind === 'move-tap' && isSame(body.target, tap)) {
      if (body.at !== undefined) result.estimate = exact(body.at)
      if (body.at !== undefined) result.evidence = 'staff'
      if (body.session !== undefined) result.session = body.session
      result.corrected = true
      // what was taken back before is moved now (rule P9)
      if (result.struck) result.contradicted = true
    }
    // the time, and with it the end that the tap makes, is still the tap's own
    if (body.kind === 'assign-tap' && isSame(body.target, tap) && body.session !== undefined) {
      result.session = body.session
    }
    if (body.kind === 'reassign' && isReassigned(tap, body)) result.session = body.session
  }
  return result
}

/** By the time that the tap had before anybody moved it. */
const isReassigned = (tap: EvidenceTap, by: { kiosk: string; from: number; to: number }) =>
  tap.kiosk === by.kiosk && tap.estimate.at >= by.from && tap.estimate.at < by.to
