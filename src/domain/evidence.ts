import type { TapRef } from './ids.ts'
import type { TapKind, TapMethod } from './tap.ts'

/** Classes of evidence; reports and certificates name them (rule E7). */
export type EvidenceClass = 'kiosk' | 'phone-code' | 'phone' | 'staff' | 'self-report' | 'import'

/** When something happened, ms UTC: somewhere within [earliest, latest], taken as `at`. */
export interface Moment {
  at: number
  earliest: number
  latest: number
}

/** Where a tap really lies in time (rules E2, Q). */
export interface Estimate extends Moment {
  confidence: 'high' | 'medium' | 'low'
  /** `staff`: a person gave the time */
  method: 'anchored' | 'neighbour' | 'wall' | 'staff'
  flags: ClockFlag[]
}
export type ClockFlag = 'clock-moved' | 'clock-unknown'

/** One stored tap that counts for somebody (verdict `applied`), as reconcile() takes it. */
export interface EvidenceTap {
  log: string
  seq: number
  kind: TapKind
  /** null for a void */
  session: string | null
  /** `room` for all kiosks and phones of a session, else one connection of an online report (rule P2) */
  stream: string
  /** the tablet that took it; null or empty: none did, or it doesn't matter */
  kiosk?: string | null
  evidence: EvidenceClass
  method: TapMethod
  mono: number
  wall: number
  voids: TapRef | null
  estimate: Estimate
  /** staff added it, or gave it its time or session (row T5) */
  corrected?: boolean
}

/** A person's word on attendance; null takes it back. The last one counts (rule S3). */
export interface Mark {
  session: string
  mark: 'attended' | 'not-attended' | null
  by: string
  at: number
  /** the order in which they were appended */
  n: number
}

/** An attendee's own word that they were there (rule S6). */
export interface SelfReport {
  session: string
  /** ms UTC */
  at: number
}

/** A row of a report that has both times: a stay as it stands, in no stream (rule P2). Times are ms UTC. */
export interface ReportedStay {
  session: string
  join: number
  leave: number
}

export interface Booking {
  session: string
  source: 'import' | 'staff' | 'tap' | 'phone'
  cancelled: boolean
}

/** The appended act that ends the wait for a session's taps (rule W2). */
export interface Closing {
  session: string
  at: number
}
