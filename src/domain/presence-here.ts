import { countTaps } from './counting.ts'
import type { EvidenceTap } from './evidence.ts'
import type { TapRef } from './ids.ts'
import { defaultSettings } from './policy.ts'
import type { KioskSession, KioskSettings } from './roster.ts'
import { prepareSchedule, type Schedule } from './schedule.ts'
import type { Session } from './session.ts'
import { measureCommon, union } from './spans.ts'
import type { Tap } from './tap.ts'

/** A tap that this tablet holds. */
export interface HereTap {
  log: string
  tap: Tap
}

/** One attendee's presence in a session, by the taps of one tablet. */
export interface Presence {
  /** since when they are in, ms UTC; null: they are out */
  since: number | null
  /** stays that have ended, [in, out) */
  stays: { in: number; out: number }[]
}

const minute = 60_000

/**
 * The programme as the rules see it, from what a kiosk knows of it: prepared once a roster. Settings that
 * a kiosk isn't told are at their defaults.
 */
export function kioskSchedule(
  sessions: ReadonlyMap<string, KioskSession>,
  { bounceMs, undoMs }: Pick<KioskSettings, 'bounceMs' | 'undoMs'>,
): Schedule {
  const known = [...sessions].map(([id, session]) => asSession(id, session))
  return prepareSchedule(known, { ...defaultSettings, bounceMs, undoMs }, [])
}

/**
 * Where an attendee is in and was, by the taps held here alone and by the same rules as the record
 * (rules E3, E4, P).
 * @param offset server time minus tablet time, ms
 * @returns by session id, for those with a tap that counts
 */
export function presenceHere(
  taps: readonly HereTap[],
  schedule: Schedule,
  offset: number,
): Map<string, Presence> {
  const { paired } = countTaps(evidenceOf(taps, offset), schedule)
  const counted = [...paired.values()].filter((there) => there.counted.length > 0)
  return new Map(
    counted.map(({ session, streams }) => {
      const since = streams.find(({ open }) => open !== null)?.open?.in ?? null
      const stays = streams.flatMap((stream) =>
        stream.stays.flatMap((stay) => (stay.out === null ? [] : [{ in: stay.in, out: stay.out }])),
      )
      return [session.id, { since, stays }]
    }),
  )
}

/** Whether a tap held here is the same step once more, which counts once (rule E3). */
export function isRepeatHere(
  taps: readonly HereTap[],
  { log, seq }: TapRef,
  schedule: Schedule,
  offset: number,
): boolean {
  const { fates } = countTaps(evidenceOf(taps, offset), schedule)
  return fates.some((tap) => tap.log === log && tap.seq === seq && tap.fate === 'absorbed')
}

/**
 * Time spent in a session until now, ms: what of the stays lies in its window without breaks, the one
 * that the attendee is in counted until now (rule D2).
 */
export function soFar(
  presence: Presence | undefined,
  session: string,
  schedule: Schedule,
  now: number,
): { since: number | null; ms: number } {
  const planned = schedule.planned.get(session)
  if (!presence || !planned) return { since: null, ms: 0 }
  const { since, stays } = presence
  const spans = stays.map((stay) => ({ start: stay.in, end: Math.min(stay.out, now) }))
  if (since !== null) spans.push({ start: since, end: now })
  return { since, ms: measureCommon(union(spans), planned.counted) }
}

/** Taps of a log keep their order, whatever the tablet's clock did between them (rule E5). */
function evidenceOf(taps: readonly HereTap[], offset: number): EvidenceTap[] {
  const latest = new Map<string, number>()
  return [...taps]
    .sort((a, b) => a.tap.seq - b.tap.seq)
    .map(({ log, tap }) => {
      const at = Math.max(tap.wall + offset, latest.get(log) ?? Number.NEGATIVE_INFINITY)
      latest.set(log, at)
      return {
        log,
        seq: tap.seq,
        kind: tap.kind,
        session: tap.kind === 'void' ? null : tap.session,
        stream: 'room',
        evidence: 'kiosk',
        method: tap.method,
        mono: tap.mono,
        wall: tap.wall,
        voids: tap.kind === 'void' ? tap.voids : null,
        estimate: {
          at,
          earliest: at,
          latest: at,
          confidence: 'medium',
          method: 'wall',
          flags: [],
        },
      }
    })
}

function asSession(id: string, session: KioskSession): Session {
  return {
    id,
    room: session.room,
    start: session.start,
    end: session.end,
    actualStart: null,
    actualEnd: null,
    breaks: session.breaks,
    opensBeforeMin: (session.start - session.opensAt) / minute,
    closesAfterMin: (session.closesAt - session.end) / minute,
    thresholdPercent: null,
    forgottenCheckOut: null,
    forgottenCheckIn: null,
    checkInRequired: false,
    checkOutRequired: false,
    cancelled: session.cancelled,
  }
}
