import type { Correction } from '../../src/domain/correction.ts'
import type {
  Booking,
  ClockFlag,
  Estimate,
  EvidenceClass,
  EvidenceTap,
  Mark,
  ReportedStay,
  SelfReport,
} from '../../src/domain/evidence.ts'
import type { TapRef } from '../../src/domain/ids.ts'
import { defaultSettings, type Settings } from '../../src/domain/policy.ts'
import { prepareSchedule, reconcile, type Schedule } from '../../src/domain/reconcile.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import type { Session } from '../../src/domain/session.ts'
import type { TapKind, TapMethod } from '../../src/domain/tap.ts'

/** 1 March 2026, 00:00 UTC: the day of all times below. */
export const day = 1_772_323_200_000

/** `9:30`, `9:30:05`, `9:30:05.250` of the day, ms UTC; hours above 23 are the day after. */
export function at(time: string): number {
  const [hours = '', minutes = '', seconds = '0'] = time.split(':')
  return (
    day + Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Math.round(Number(seconds) * 1000)
  )
}

/** The other way round: `9:30`, or `9:30:05.250` where it isn't a whole minute. */
export function clock(ms: number | null): string | null {
  if (ms === null) return null
  const since = ms - day
  const minutes = Math.floor(since / 60_000)
  const rest = since - minutes * 60_000
  const text = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  return rest === 0 ? text : `${text}:${(rest / 1000).toFixed(3).padStart(6, '0')}`
}

/** A session from 9:00 to 10:00 in Aspen unless told otherwise. */
export function session(
  over: Partial<Omit<Session, 'start' | 'end'>> & { from?: string; to?: string } = {},
): Session {
  const { from = '9:00', to = '10:00', ...rest } = over
  return {
    id: 'S',
    room: 'Aspen',
    start: at(from),
    end: at(to),
    actualStart: null,
    actualEnd: null,
    breaks: [],
    opensBeforeMin: null,
    closesAfterMin: null,
    thresholdPercent: null,
    forgottenCheckOut: null,
    forgottenCheckIn: null,
    checkInRequired: false,
    checkOutRequired: false,
    cancelled: false,
    ...rest,
  }
}

interface TapExtra {
  session?: string
  log?: string
  seq?: number
  stream?: string
  kiosk?: string
  evidence?: EvidenceClass
  method?: TapMethod
  mono?: number
  /** how far before and after it can lie, ms */
  range?: [before: number, after: number]
  flags?: ClockFlag[]
}
let lastSeq = 0

/** A tap for session S on kiosk log `a`, its number one above all made before. */
export function tap(kind: Exclude<TapKind, 'void'>, time: string | number, extra: TapExtra = {}) {
  const ms = typeof time === 'number' ? time : at(time)
  return make(kind, ms, extra.session ?? 'S', null, extra)
}
export const tapIn = (time: string | number, extra?: TapExtra) => tap('in', time, extra)
export const tapOut = (time: string | number, extra?: TapExtra) => tap('out', time, extra)
export const tapAuto = (time: string | number, extra?: TapExtra) => tap('auto', time, extra)

/** A void of `target` from its own log, so many ms later. */
export function undo(target: EvidenceTap, after = 2_000, extra: TapExtra = {}): EvidenceTap {
  const mono = target.mono + after
  return make('void', target.estimate.at + after, null, refOf(target), {
    log: target.log,
    mono,
    ...extra,
  })
}

function make(
  kind: TapKind,
  ms: number,
  of: string | null,
  voids: TapRef | null,
  extra: TapExtra,
): EvidenceTap {
  return {
    log: extra.log ?? 'a',
    seq: extra.seq ?? ++lastSeq,
    kind,
    session: of,
    stream: extra.stream ?? 'room',
    kiosk: extra.kiosk ?? null,
    evidence: extra.evidence ?? 'kiosk',
    method: extra.method ?? 'search',
    mono: extra.mono ?? ms - day,
    wall: ms,
    voids,
    estimate: estimate(ms, extra),
  }
}

const estimate = (
  ms: number,
  { range: [before, after] = [5, 5], flags = [] }: TapExtra,
): Estimate => ({
  at: ms,
  earliest: ms - before,
  latest: ms + after,
  confidence: 'high',
  method: 'anchored',
  flags,
})

export const refOf = ({ log, seq }: TapRef): TapRef => ({ log, seq })

export const booking = (over: Partial<Booking> = {}): Booking => ({
  session: 'S',
  source: 'import',
  cancelled: false,
  ...over,
})
let lastMark = 0
export const mark = (word: Mark['mark'], over: Partial<Mark> = {}): Mark => ({
  session: 'S',
  mark: word,
  by: 'joanna',
  at: at('12:00'),
  n: ++lastMark,
  ...over,
})

interface Case {
  sessions?: Session[]
  settings?: Partial<Settings>
  /** sessions closed at 10:30 */
  closed?: string[]
  bookings?: Booking[]
  marks?: Mark[]
  corrections?: Correction[]
  selfReports?: SelfReport[]
  reported?: ReportedStay[]
}

function scheduleOf({ sessions = [session()], settings = {}, closed = [] }: Case = {}): Schedule {
  const closings = closed.map((id) => ({ session: id, at: at('10:30') }))
  return prepareSchedule(sessions, { ...defaultSettings, ...settings }, closings)
}

/** Reconciles one attendee's taps. */
export function recordsOf(taps: EvidenceTap[], given: Case = {}) {
  const { bookings = [], marks = [], corrections = [], selfReports = [], reported = [] } = given
  const input = { attendee: 'amara', taps, bookings, marks, corrections, selfReports, reported }
  return reconcile(input, scheduleOf(given))
}

/** The record of one session, which must be there. */
export function recordOf(taps: EvidenceTap[], given: Case = {}, id = 'S'): AttendanceRecord {
  const found = recordsOf(taps, given).records.find((record) => record.session === id)
  if (!found) throw new Error(`no record of ${id}`)
  return found
}

/** The fates of these taps, in the order given. */
export function fatesOf(taps: EvidenceTap[], given: Case = {}) {
  const { fates } = recordsOf(taps, given)
  return taps.map(
    ({ log, seq }) => fates.find((fate) => fate.log === log && fate.seq === seq)?.fate,
  )
}

/** Stays as a person would write them down: `9:00–9:45`, `9:00–10:00 policy`, `9:00–?`. */
export function staysOf(record: AttendanceRecord): string[] {
  return record.stays.map((stay) => {
    const by = [stay.inBy, stay.outBy ?? 'tap'].filter((cause) => cause !== 'tap')
    return [`${clock(stay.in)}–${clock(stay.out) ?? '?'}`, ...by].join(' ')
  })
}

export const minutes = (record: AttendanceRecord) =>
  record.totalMs === null ? null : record.totalMs / 60_000
