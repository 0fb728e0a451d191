import type { Anchor } from '../domain/anchor.ts'
import type { EnrolAnswer, HeldLog } from '../domain/protocol.ts'
import type { Result } from '../domain/result.ts'
import type {
  Change,
  KioskAttendee,
  KioskBooking,
  KioskMessage,
  KioskRoom,
  KioskSession,
  KioskSettings,
} from '../domain/roster.ts'
import type { Tap } from '../domain/tap.ts'

/** A tap before its number is drawn. */
export type TapDraft = Tap extends infer T
  ? T extends { seq: number }
    ? Omit<T, 'seq'>
    : never
  : never

/** A tap as it lies in this tablet's store. */
export interface HeldTap {
  log: string
  tap: Tap
  /** the server answered for it */
  acknowledged: boolean
}

/** Why a tap was not recorded; `code` is shown to the person at the tablet. */
export interface CaptureFailure {
  code: 'S-01' | 'S-02' | 'S-03' | 'S-04'
  reason: 'unavailable' | 'connection-lost' | 'quota' | 'unknown'
  detail: string
}

/** A tap's number that this tablet holds, first and last included. */
export type Range = [from: number, to: number]

/** Waits as this page waits; the way back cancels. Real ones in src/platform, others in tests. */
export interface Timers {
  after: (ms: number, run: () => void) => () => void
}

/** Word to the other tabs of this tablet. */
export interface Channel {
  post: (message: unknown) => void
  listen: (listener: (message: unknown) => void) => () => void
}

/** What changed in the outbox: a new tap, an answer, or old ones asked for again. */
export type OutboxChange = 'tap' | 'acknowledged' | 'resend'

/** One push's worth of a log. `rows` that can't be read go as {seq, raw}. */
export interface Batch {
  log: string
  after: string | null
  anchors: Anchor[]
  taps: unknown[]
  /** the numbers of `taps`, in their order */
  seqs: number[]
}

/** A log with its anchors and taps, as a file holds it (PROTOCOL section 5). */
export interface LogCopy extends HeldLog {
  anchors: Anchor[]
  taps: unknown[]
}

export interface Waiting {
  count: number
  /** `wall` of the oldest, ms; null when none waits */
  oldest: number | null
}

/** The log of taps: the only thing on the tablet that can't be fetched again. */
export interface Outbox {
  /** the log of this page load */
  readonly log: string
  /** resolves after the transaction completed with strict durability: only then a screen may be green; a tap with a `person` brings the walk-in's row of the roster in the same transaction */
  capture: (draft: TapDraft) => Promise<Result<HeldTap, CaptureFailure>>
  /** kept for the log of this page load; in memory until its first tap, since a load without taps leaves no log */
  addAnchor: (anchor: Anchor) => Promise<void>
  /** this page load's anchors that no answer has covered yet */
  ownAnchors: () => Promise<Anchor[]>
  /** the next taps or anchors that wait, of the oldest log first; null when none waits */
  nextBatch: (limit: number, skipLogs?: string[]) => Promise<Batch | null>
  /** applies an answer given at `serverTime`: everything up to the watermark, the batch itself, and its anchors up to `anchorsTo` (mono) */
  acknowledge: (
    log: string,
    watermark: number,
    sent: number[],
    serverTime: number,
    anchorsTo?: number,
  ) => Promise<void>
  /** the highest watermark that a server of this epoch gave for the log; 0: none yet */
  watermark: (log: string) => Promise<number>
  /** a new server epoch, or a watermark that fell: everything kept waits again */
  resendAll: () => Promise<void>
  /** taps of a log that the server misses go again */
  resend: (log: string, ranges: Range[]) => Promise<void>
  /** `besides`: as if those were acknowledged already */
  waiting: (besides?: { log: string; seqs: number[] }) => Promise<Waiting>
  heldLogs: () => Promise<HeldLog[]>
  /** every log with its anchors and taps, or what of them waits, for a file; the oldest log first */
  copyLogs: (what: 'all' | 'waiting') => Promise<LogCopy[]>
  /** newest first */
  lastTaps: (count: number) => Promise<HeldTap[]>
  /** this attendee's taps on this tablet and what voids them, oldest first */
  tapsOf: (attendee: string) => Promise<HeldTap[]>
  /** removes logs of earlier page loads that were wholly acknowledged more than `keepDays` before `serverTime`: both by the server's clock, since a tablet's may jump by years */
  prune: (serverTime: number, keepDays: number) => Promise<void>
  /** told after each change of what waits, on this page or another; returns the way to stop */
  onChange: (listener: (change: OutboxChange) => void) => () => void
}

/** All that a kiosk knows of its programme, in memory. */
export interface Roster {
  sessions: Map<string, KioskSession>
  attendees: Map<string, KioskAttendee>
  bookings: Map<string, KioskBooking>
  rooms: Map<string, KioskRoom>
  messages: Map<string, KioskMessage>
  settings: KioskSettings | null
  /** ms by the tablet's clock when it was last complete; null: never */
  completeAt: number | null
  /** its people are still to be read */
  partial?: true
}

export interface RosterStore {
  load: () => Promise<Roster>
  /** the programme's settings alone; null: none have come */
  settings: () => Promise<KioskSettings | null>
  cursor: () => Promise<string | null>
  /** a page of changes; a change that breaks its schema is skipped and counted; `full` is true while a pull without cursor goes on; at its end what it didn't name is dropped */
  apply: (page: {
    changes: Change[]
    cursor: string
    more: boolean
    full: boolean
    /** the first page of a full pull: what an earlier one gathered is forgotten */
    first?: boolean
    now: number
  }) => Promise<{ skipped: number }>
  erase: () => Promise<void>
  onChange: (listener: () => void) => () => void
}

/** Who this tablet is. */
export interface Identity extends EnrolAnswer {
  enrolledAt: number
  /** the identity before a new enrolment: its logs go under the new token */
  formerly: string[]
  /** which enrolment each log belongs to, by log id; logs not named belong to `kiosk` */
  owners: Record<string, string>
}
export interface IdentityStore {
  get: () => Promise<Identity | null>
  set: (identity: Identity) => Promise<void>
  /** forgets the token and the programme, not which log belongs to whom */
  clear: () => Promise<void>
  /** who this tablet is or was last, for the next enrolment; null: never enrolled */
  past: () => Promise<Past | null>
}

/**
 * What outlives an identity: whose logs still lie here, and which life of the server answered for them
 * last (unknown where an older version of the app cleared it).
 */
export type Past = Pick<Identity, 'kiosk' | 'formerly' | 'owners'> & {
  serverEpoch?: string | undefined
}

/** Small things worth keeping over a reload, such as the last contact. */
export interface Notes {
  get: (key: string) => Promise<unknown>
  set: (key: string, value: unknown) => Promise<void>
}
