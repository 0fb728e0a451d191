import { addedRef, type Correction, inForce } from './correction.ts'
import type { Estimate, EvidenceTap } from './evidence.ts'
import type { TapRef } from './ids.ts'
import { refKey } from './voids.ts'

export interface Corrected {
  /** as they count: moved ones where they were moved to, added ones among them */
  taps: EvidenceTap[]
  /** taken back by staff: as if they had never been, but for the history */
  struck: EvidenceTap[]
  /** sessions in which one correction takes a tap back and a later one gives it a time or session (rule P9) */
  contradicted: Set<string>
}

/**
 * What an attendee's taps are after the corrections in force (row T5, rules E1, P9). The taps themselves
 * are not changed.
 *
 * Where several corrections give the same tap a time, the last appended one counts; so for its session,
 * be it by a move, an assignment, or a kiosk's reassignment, which goes by the time that the tap had
 * before anybody moved it. A struck tap stays struck until that is undone; where a later correction
 * moves it, that is a contradiction. What names a tap that isn't there does nothing. To whom an assigned
 * tap belongs is settled before: all taps given are taken as the attendee's own.
 *
 * Holds: the same for any order and repetition of both lists; a correction and its undo together change
 * nothing; every tap given is either among `taps` or `struck`.
 */
export function applyCorrections(
  attendee: string,
  taps: readonly EvidenceTap[],
  corrections: readonly Correction[],
): Corrected {
  if (corrections.length === 0) return { taps: [...taps], struck: [], contradicted: new Set() }
  const standing = inForce(corrections)
  const words = wordsOn(standing)
  const reassigned = standing.filter(({ body }) => body.kind === 'reassign')
  const corrected: Corrected = { taps: [], struck: [], contradicted: new Set() }
  for (const tap of [...taps, ...addedTo(attendee, standing)]) {
    const word = words.get(refKey(tap))
    const moved = withWord(tap, word, reassigned)
    if (!word?.struck) corrected.taps.push(moved)
    else {
      corrected.struck.push(moved)
      if (word.movedSince && moved.session !== null) corrected.contradicted.add(moved.session)
    }
  }
  return corrected
}

/** What the corrections in force say of one tap. */
interface Word {
  at: number | null
  session: { id: string; n: number } | null
  moved: boolean
  struck: boolean
  /** moved after it was struck */
  movedSince: boolean
}

function wordsOn(standing: readonly Correction[]): Map<string, Word> {
  const words = new Map<string, Word>()
  for (const { n, body } of standing) {
    if (body.kind !== 'move-tap' && body.kind !== 'void-tap' && body.kind !== 'assign-tap') continue
    const key = refKey(body.target)
    const word = words.get(key) ?? {
      at: null,
      session: null,
      moved: false,
      struck: false,
      movedSince: false,
    }
    words.set(key, word)
    if (body.kind === 'void-tap') {
      word.struck = true
      word.movedSince = false
      continue
    }
    if (body.session !== undefined) word.session = { id: body.session, n }
    if (body.kind === 'assign-tap') continue
    word.at = body.at ?? word.at
    word.moved = true
    word.movedSince = word.struck
  }
  return words
}

function addedTo(attendee: string, standing: readonly Correction[]): EvidenceTap[] {
  return standing.flatMap(({ id, body }): EvidenceTap[] =>
    body.kind === 'add-tap' && body.attendee === attendee
      ? [
          {
            ...addedRef(id),
            kind: body.tap,
            session: body.session,
            stream: 'room',
            kiosk: null,
            evidence: 'staff',
            method: 'staff',
            mono: 0,
            wall: body.at,
            voids: null,
            estimate: byStaff(body.at),
            corrected: true,
          },
        ]
      : [],
  )
}

function withWord(
  tap: EvidenceTap,
  word: Word | undefined,
  reassigned: readonly Correction[],
): EvidenceTap {
  if (tap.kind === 'void') return tap
  const session = sessionOf(tap, word, reassigned)
  if (!word?.moved) return session === tap.session ? tap : { ...tap, session }
  const timed =
    word.at === null ? tap : { ...tap, estimate: byStaff(word.at), evidence: 'staff' as const }
  return { ...timed, session, corrected: true }
}

function sessionOf(
  tap: EvidenceTap,
  word: Word | undefined,
  reassigned: readonly Correction[],
): string | null {
  let last = word?.session ?? null
  for (const { n, body } of reassigned) {
    if (body.kind !== 'reassign' || !isReassigned(tap, body)) continue
    if (last === null || n > last.n) last = { id: body.session, n }
  }
  return last?.id ?? tap.session
}

/**
 * Whether a kiosk's reassignment covers a tap, by the time that it had before anybody moved it: a tap that
 * staff alone gave a time had none.
 */
export const isReassigned = (
  { kiosk, estimate }: Pick<EvidenceTap, 'kiosk' | 'estimate'>,
  body: { kiosk: string; from: number; to: number },
): boolean =>
  kiosk === body.kiosk &&
  estimate.method !== 'staff' &&
  estimate.at >= body.from &&
  estimate.at < body.to

/**
 * The times that staff gave to taps: of the moves in force the last one counts. For a tap that nothing
 * else places (rule Q4) it is the only time that it has.
 */
export function timesByStaff(corrections: readonly Correction[]): (tap: TapRef) => Estimate | null {
  const words = wordsOn(inForce(corrections))
  return ({ log, seq }) => {
    const at = words.get(refKey({ log, seq }))?.at ?? null
    return at === null ? null : byStaff(at)
  }
}

/** A time that staff gave is their word: it has no range. */
const byStaff = (at: number): Estimate => ({
  at,
  earliest: at,
  latest: at,
  confidence: 'high',
  method: 'staff',
  flags: [],
})
