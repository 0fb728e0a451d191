import type { Correction } from '../../../src/domain/correction.ts'
import type { Estimate, EvidenceTap } from '../../../src/domain/evidence.ts'
import type { TapRef } from '../../../src/domain/ids.ts'
import { type AttendeeEvidence, oracleAttendee } from './attendee.ts'
import { oracleClock } from './clock.ts'
import { correctedTaps, isSame, standing } from './corrections.ts'
import { sessionOf } from './plan.ts'
import { oracleTotal } from './totals.ts'
import type { Estimates, Evidence, OracleAnswer, OracleFate } from './types.ts'
import { followed, type Placed, whoOf } from './who.ts'

const known = ['in', 'out', 'auto', 'void'] as const
const byRef = (a: TapRef, b: TapRef) => (a.log === b.log ? a.seq - b.seq : a.log < b.log ? -1 : 1)

/**
 * What the record of a programme is, by the rules alone: written apart from the product, as plainly as can
 * be, however slow. It computes everything anew from what is stored.
 */
export function oracle(evidence: Evidence, estimates: Estimates = 'rules'): OracleAnswer {
  const all = evidence.logs.flatMap((log) => log.taps.map((tap) => ({ log, tap })))
  const corrections = evidence.corrections.map((each) => withFollowed(each, evidence))
  const force = standing(corrections)
  const answer: OracleAnswer = { records: [], fates: [], estimates: [], totals: [] }
  const counting: { who: string; tap: EvidenceTap }[] = []
  for (const placed of all) {
    const { log, tap } = placed
    const ref = { log: log.log, seq: tap.seq }
    if (tap.held !== 'rejected')
      answer.estimates.push({ ...ref, estimate: estimateOf(placed, evidence, estimates) })
    const found = countingOf(placed, { all, force, evidence, estimates })
    if (found) counting.push(found)
    else answer.fates.push({ ...ref, fate: tap.held ?? 'parked', attendee: null, session: null })
  }
  for (const attendee of everybody(evidence, counting, force)) {
    const taps = counting.filter(({ who }) => who === attendee).map(({ tap }) => tap)
    const theirs = factsOf(attendee, taps, corrections, evidence)
    const { records, fates } = oracleAttendee(theirs, evidence)
    answer.records.push(...records)
    const corrected = correctedTaps(attendee, taps, corrections)
    answer.fates.push(
      ...fates.map((fate): OracleFate => {
        const session = corrected.find((tap) => isSame(tap, fate))?.session ?? null
        return { ...fate, attendee, session }
      }),
    )
    const total = oracleTotal(records, evidence)
    if (total.sessions.length > 0) answer.totals.push({ attendee, ...total })
  }
  answer.fates.sort(byRef)
  answer.estimates.sort(byRef)
  return answer
}

interface Whole {
  all: readonly Placed[]
  force: readonly Correction[]
  evidence: Evidence
  estimates: Estimates
}

/** A tap that counts, and for whom; null: it waits, or is held. */
function countingOf(placed: Placed, whole: Whole): { who: string; tap: EvidenceTap } | null {
  const { all, force, evidence, estimates } = whole
  if (placed.tap.held !== null) return null
  const who = whoOf(placed, all, force, evidence)
  const estimate = estimateOf(placed, evidence, estimates)
  const hasTime = placed.tap.kind === 'void' ? goesAlong(placed, whole) : isTimed(placed, force)
  const tap = who === null ? null : countingTap(placed, estimate, hasTime)
  const isThere = tap?.kind === 'void' || sessionAfter(tap, force, evidence) !== null
  return who !== null && tap !== null && isThere ? { who, tap } : null
}

/** Staff gave it a time. */
const isTimed = ({ log, tap: { seq } }: Placed, force: readonly Correction[]): boolean =>
  force.some(
    ({ body }) =>
      body.kind === 'move-tap' &&
      body.at !== undefined &&
      isSame(body.target, { log: log.log, seq }),
  )

/** A void without a time of its own counts with what it takes back, where staff gave that a time. */
function goesAlong({ tap: { voids } }: Placed, whole: Whole): boolean {
  const target = whole.all.find(
    ({ log, tap }) => voids !== null && isSame({ log: log.log, seq: tap.seq }, voids),
  )
  if (!target || !isTimed(target, whole.force)) return false
  return countingOf(target, whole) !== null
}

function withFollowed(correction: Correction, evidence: Evidence): Correction {
  const { body } = correction
  if (body.kind !== 'add-tap') return correction
  return { ...correction, body: { ...body, attendee: followed(body.attendee, evidence) } }
}

function estimateOf(
  { log, tap }: Placed,
  { logs, kiosks, settings }: Evidence,
  estimates: Estimates,
): Estimate | null {
  if (estimates === 'given') return tap.estimate ?? null
  const ofKiosk = logs.filter(({ kiosk }) => kiosk === log.kiosk)
  // a tablet that enrolled anew follows its old logs as another kiosk: of a copy's clocks that tells nothing
  const isTheirs = (name: string | null) => ofKiosk.some((own) => own.log === name)
  const followers = logs
    .filter((other) => other.kiosk !== log.kiosk && isTheirs(other.after))
    .map((other) => ({ ...other, log: other.log.split('~')[0] ?? '', anchors: [], taps: [] }))
    .filter((other) => !isTheirs(other.log))
  const theirs = [...ofKiosk, ...followers].map((each) => ({
    ...each,
    taps: each.taps.filter(({ held }) => held !== 'rejected'),
  }))
  const enrolledAt = kiosks.find(({ id }) => id === log.kiosk)?.enrolledAt ?? null
  return oracleClock(theirs, enrolledAt, settings.confidenceMs, { log: log.log, seq: tap.seq })
}

/** The tap as pairing takes it; null: of a kind that isn't known, or nothing tells its time (rule Q4). */
function countingTap(
  { log, tap }: Placed,
  estimate: Estimate | null,
  hasTime: boolean,
): EvidenceTap | null {
  const kind = known.find((each) => each === tap.kind)
  const ref = { log: log.log, seq: tap.seq }
  if (!kind || (estimate === null && !hasTime)) return null
  const { session, method, mono, wall, voids, stream = 'room', evidence = 'kiosk' } = tap
  const content = { session: kind === 'void' ? null : session, method, mono, wall, voids }
  return {
    ...ref,
    kind,
    ...content,
    kiosk: log.kiosk,
    stream,
    evidence,
    estimate: estimate ?? nowhere,
  }
}

/** Of a tap that only a correction places: no span of time holds it. */
const nowhere: Estimate = {
  at: Number.NaN,
  earliest: Number.NaN,
  latest: Number.NaN,
  confidence: 'low',
  method: 'wall',
  flags: [],
}

/** The session that the tap counts for in the end; null: none that is known. */
function sessionAfter(
  tap: EvidenceTap | null,
  force: readonly Correction[],
  evidence: Evidence,
): string | null {
  if (tap === null) return null
  const [corrected] = correctedTaps('', [tap], force)
  return sessionOf(evidence, corrected?.session ?? null)?.id ?? null
}

/** Whoever there is evidence about, sorted; nobody who was merged into another. */
function everybody(
  evidence: Evidence,
  counting: readonly { who: string }[],
  force: readonly Correction[],
): string[] {
  const facts = [...evidence.bookings, ...evidence.marks, ...evidence.selfReports]
  const ids = new Set([
    ...counting.map(({ who }) => who),
    ...facts.map(({ attendee }) => followed(attendee, evidence)),
    ...force.flatMap(({ body }) => (body.kind === 'add-tap' ? [body.attendee] : [])),
  ])
  return [...ids].sort()
}

function factsOf(
  attendee: string,
  taps: EvidenceTap[],
  corrections: Correction[],
  evidence: Evidence,
): AttendeeEvidence {
  const isTheirs = (fact: { attendee: string }) => followed(fact.attendee, evidence) === attendee
  return {
    attendee,
    taps,
    corrections,
    bookings: evidence.bookings.filter(isTheirs),
    marks: evidence.marks.filter(isTheirs),
    selfReports: evidence.selfReports.filter(isTheirs),
  }
}
