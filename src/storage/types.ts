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

/** One push's worth of a log. `rows` that can't be read go as {seq, raw}. */
export interface Batch {
  log: string
  after: string | null
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
  /** resolves after the transaction completed with strict durability: only then a screen may be green */
  capture: (draft: TapDraft) => Promise<Result<HeldTap, CaptureFailure>>
  addAnchor: (anchor: Anchor) => Promise<void>
  /** the next taps that wait, of the oldest log first; null when none waits */
  nextBatch: (limit: number, skipLogs?: string[]) => Promise<Batch | null>
  /** applies an answer: everything up to the watermark, and the batch itself */
  acknowledge: (log: string, watermark: number, sent: number[]) => Promise<void>
  /** a new server epoch, or a watermark that fell: everything kept waits again */
  resendAll: () => Promise<void>
  /** taps of a log that the server misses go again */
  resend: (log: string, ranges: [number, number][]) => Promise<void>
  waiting: () => Promise<Waiting>
  heldLogs: () => Promise<HeldLog[]>
  /** newest first */
  lastTaps: (count: number) => Promise<HeldTap[]>
  /** this attendee's taps on this tablet, oldest first */
  tapsOf: (attendee: string) => Promise<HeldTap[]>
  /** removes what was acknowledged more than `keepDays` ago */
  prune: (now: number, keepDays: number) => Promise<void>
  /** told after each change of what waits; returns the way to stop */
  onChange: (listener: () => void) => () => void
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
}

export interface RosterStore {
  load: () => Promise<Roster>
  cursor: () => Promise<string | null>
  /** a page of changes; `full` is true while a pull without cursor goes on; at its end what it didn't name is dropped */
  apply: (page: {
    changes: Change[]
    cursor: string
    more: boolean
    full: boolean
    now: number
  }) => Promise<void>
  /** a walk-in of this tablet is known here at once */
  addWalkIn: (id: string, attendee: KioskAttendee) => Promise<void>
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
  clear: () => Promise<void>
}
