import type { EvidenceClass } from './evidence.ts'
import type { TapRef } from './ids.ts'

/** By what an end of a stay came (rule D7). */
export type By = 'tap' | 'policy' | 'implied' | 'staff' | 'import'

/** [in, out), ms UTC; an open end is null. */
export interface ShownStay {
  in: number
  out: number | null
  inBy: By
  outBy: By | null
}

export type Flag =
  | 'double-check-in'
  | 'double-check-out'
  | 'no-check-in'
  | 'no-check-out'
  | 'implied-check-out'
  | 'outside-window'
  | 'two-places'
  | 'contradiction'
  | 'clock-moved'
  | 'clock-unknown'
  | 'time-matters'
  | 'self-report-differs'

/** What happened to one tap (invariant I8). */
export type Fate =
  | 'opens'
  | 'closes'
  | 'absorbed'
  | 'repeats'
  | 'unmatched'
  | 'voided'
  | 'voids'
  | 'refused'
export interface TapFate extends TapRef {
  fate: Fate
}

/**
 * The result for one attendee and session: derived from evidence alone, so that it can be thrown
 * away and rebuilt. It knows no present: Pending, who is in now, and expiry are derived when shown.
 */
export interface AttendanceRecord {
  attendee: string
  session: string
  /** how the attendee came to be booked; null: not booked */
  booking: 'booked' | 'tap' | 'cancelled' | null
  window: {
    start: number
    end: number
    startBy: 'scheduled' | 'actual'
    endBy: 'scheduled' | 'actual'
  }
  /** length of window without breaks, ms */
  windowMs: number
  firstIn: number | null
  lastOut: number | null
  /** null: no record at all (rule D8) */
  totalMs: number | null
  /**
   * the least and the most that the total can be while every counted tap lies within its range, paired as
   * it is; null where the total is (rule Q6)
   */
  minMs: number | null
  maxMs: number | null
  /** tenths of a percent, cut (rule D3); null where the window has no length or there is no record */
  percentTenths: number | null
  beforeMs: number
  afterMs: number
  stays: ShownStay[]
  /** sorted, no doubles */
  flags: Flag[]
  evidence: EvidenceClass[]
  provisional: boolean
  /** a counted check-in exists */
  checkedIn: boolean
  automatic: { mark: 'attended' | 'not-attended'; at: number } | null
  person: { mark: 'attended' | 'not-attended'; at: number; by: string } | null
  /** the attendee's own word that they were there, when first given (rule S6); left out where there is none */
  selfReport?: { at: number } | undefined
  /** the settings that the record was made with */
  policy: {
    forgottenCheckOut: string
    forgottenCheckIn: string
    thresholdPercent: number | null
    bounceMs: number
  }
}
