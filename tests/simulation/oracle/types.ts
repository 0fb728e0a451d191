import type { Anchor } from '../../../src/domain/anchor.ts'
import type { Correction } from '../../../src/domain/correction.ts'
import type {
  Booking,
  Closing,
  Estimate,
  EvidenceClass,
  Mark,
  SelfReport,
} from '../../../src/domain/evidence.ts'
import type { TapRef } from '../../../src/domain/ids.ts'
import type { Settings } from '../../../src/domain/policy.ts'
import type { AttendanceRecord, Fate } from '../../../src/domain/record.ts'
import type { Session } from '../../../src/domain/session.ts'
import type { TapMethod } from '../../../src/domain/tap.ts'

// What the oracle takes and gives: all that is stored of one programme, as plain data, and the record that
// the rules make of it. Times are ms UTC.

/** One tap as stored, its content as sent. What it counts for is the oracle's to say. */
export interface StoredTap {
  seq: number
  receivedAt: number
  /**
   * why it can't count by what is no rule of the record: it breaks the schema, its kiosk was revoked and
   * it wasn't released, or its log came under another kiosk's name and nobody accepted it; null: it may
   */
  held: 'rejected' | 'quarantined' | 'parked' | null
  /** `in`, `out`, `auto`, `void`; another one is from a newer version (parked) */
  kind: string
  attendee: string | null
  /** raw, as read (rule E6) */
  badge: string | null
  /** it says who a walk-in is (rule E8) */
  person: boolean
  session: string | null
  voids: TapRef | null
  method: TapMethod
  wall: number
  mono: number
  /** room unless told otherwise (rule P2) */
  stream?: string
  /** kiosk unless told otherwise (rule E7) */
  evidence?: EvidenceClass
  /** the estimate to take in place of the one that Q gives: the true time, in mode `given` */
  estimate?: Estimate
}

export interface StoredLog {
  log: string
  kiosk: string
  after: string | null
  /** those in force: not of a revoked kiosk that wasn't released */
  anchors: (Anchor & { receivedAt: number })[]
  taps: StoredTap[]
}

export interface StoredKiosk {
  id: string
  enrolledAt: number | null
}

/** One of the programme's roster. Merged ids are given too. */
export interface StoredAttendee {
  id: string
  mergedInto: string | null
  /** raw codes */
  badges: string[]
}

/** All that the record of one programme depends on. In any order. */
export interface Evidence {
  settings: Settings
  sessions: Session[]
  attendees: StoredAttendee[]
  kiosks: StoredKiosk[]
  logs: StoredLog[]
  bookings: (Booking & { attendee: string })[]
  marks: (Mark & { attendee: string })[]
  selfReports: (SelfReport & { attendee: string })[]
  corrections: Correction[]
  /** of several of one session the first counts */
  closings: Closing[]
}

/** `rules`: Q places the taps. `given`: each tap lies where its `estimate` says. */
export type Estimates = 'rules' | 'given'

/** What happened to one tap (invariant I8); `conflict` is a second content, which is no tap here. */
export interface OracleFate extends TapRef {
  fate: Fate | 'parked' | 'rejected' | 'quarantined'
  /** whom it counts for, merges followed, and in which session; null where it counts for nobody */
  attendee: string | null
  session: string | null
}

export interface OracleEstimate extends TapRef {
  /** null: nothing can place it yet (rule Q4) */
  estimate: Estimate | null
}

/** An attendee's time over the programme, no minute twice (rule D6). */
export interface OracleTotal {
  attendee: string
  totalMs: number
  /** sorted by session */
  sessions: { session: string; ms: number }[]
}

export interface OracleAnswer {
  /** sorted by attendee, then session, by code point */
  records: AttendanceRecord[]
  /** every tap once, those that staff added among them; sorted by log, then seq */
  fates: OracleFate[]
  /** before corrections; sorted by log, then seq */
  estimates: OracleEstimate[]
  /** sorted by attendee; those with a record that has time */
  totals: OracleTotal[]
}
