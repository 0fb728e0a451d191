import type { Correction, CorrectionBody } from './correction.ts'
import type { Estimate, EvidenceClass } from './evidence.ts'
import type { TapRef } from './ids.ts'
import type { AttendanceRecord, By, Fate, ShownStay } from './record.ts'
import type { Span } from './session.ts'
import type { TapKind, TapMethod } from './tap.ts'
import type { Window } from './window.ts'

/** A record told minute by minute: what a picture of it needs, and the same as sentences (row T4). Times are ms UTC. */
export interface Timeline {
  attendee: string
  session: string
  window: Window
  /** limits for flags (rule D4) */
  opensAt: number
  closesAt: number
  /** what of the breaks lies in the window; they neither touch nor overlap */
  breaks: Span[]
  stays: ShownStay[]
  /** in the order of their times */
  taps: TimelineTap[]
  /** that touch these taps, with those that were undone; in the order in which they were appended */
  corrections: TimelineCorrection[]
  /** the stays cut where what becomes of their time changes; in order */
  segments: Segment[]
  sentences: Sentence[]
}

export interface TimelineTap extends TapRef {
  kind: TapKind
  kiosk: string | null
  stream: string
  method: TapMethod
  evidence: EvidenceClass
  /** what its tablet's clock said; for an added tap what staff said */
  claimed: number
  /** where it lies without regard to corrections */
  estimate: Estimate
  /** when and for which session it counts; null: a void */
  at: number
  session: string | null
  /** what a void takes back */
  voids: TapRef | null
  fate: Fate
}

/** What a void takes back, or wanted to, where it is among the taps told. */
export type VoidTarget = Pick<TimelineTap, 'kind' | 'at'>

export interface TimelineCorrection extends Correction {
  /** false: it was taken back */
  inForce: boolean
}

/** Why a stretch of a stay doesn't count (rules D1, D2). */
export type Cut = 'before-start' | 'after-end' | 'break'

/** Those that count add up to the record's total. */
export interface Segment extends Span {
  fate: 'counts' | Cut
}

/** One statement, its words left to whoever shows it. `at`: when what it tells of happened; null: no moment. */
export type Sentence =
  | Say<'window', Omit<Window, 'contradiction'> & { windowMs: number }>
  | Say<'break', Span>
  | Say<'tap', { tap: TimelineTap; target?: VoidTarget | undefined }>
  | Say<'correction', { correction: TimelineCorrection; takenBack?: CorrectionBody | undefined }>
  | Say<'reported', { join: number; leave: number }>
  | Say<'in-by-policy', { policy: string }>
  | Say<'out-by-policy', { policy: string }>
  | Say<'out-implied', { session: string | null }>
  | Say<'no-end', { by: By }>
  | Say<'cut', Span & { why: Cut; ms: number }>
  | Say<'counts', Span & { ms: number }>
  | Say<'contradiction', Record<never, never>>
  | Say<'review', Record<never, never>>
  | Say<'no-record', Record<never, never>>
  | Say<
      'total',
      { parts: number[]; totalMs: number; windowMs: number; percentTenths: number | null }
    >
  | Say<'bounds', { minMs: number; maxMs: number; matters: boolean }>
  | Say<'automatic', { mark: AutomaticMark; thresholdPercent: number | null }>
  | Say<'marked', { mark: AutomaticMark; by: string }>
type Say<Code extends string, Values> = { code: Code; at: number | null; values: Values }
type AutomaticMark = NonNullable<AttendanceRecord['automatic']>['mark']
