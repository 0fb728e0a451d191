import type { Generated } from 'kysely'
import type { Flag01, Json } from './column-types.ts'

// Evidence: append-only. Nothing below this line is ever updated but the columns named "derived".

export interface LogsTable {
  n: Generated<number>
  /** the log's own id, as the kiosk drew it */
  log: string
  kiosk: string
  programme: string
  /** the log before this one on the tablet, as sent */
  after: string | null
  /** 1 once a push or an announcement told of `after` */
  after_known: Flag01
  /** the highest seq announced by state.logs, or 0 */
  announced: number
  /** derived: the highest seq up to which everything has arrived */
  watermark: number
  /** derived: the highest seq seen */
  highest: number
  /** the kiosk whose token brought it where that is not `kiosk` (PROTOCOL rule 8) */
  brought_by: string | null
  /** ms UTC when staff accepted a log brought under another identity */
  accepted_at: number | null
  /** the id as sent, where another kiosk's log has it already: kept apart under an id of its own */
  alias_of: string | null
  first_seen: number
}

export interface TapsTable {
  log: number
  seq: number
  /** what was sent, canonical JSON; what is personal stands there as its hash (rule E9) */
  raw: Json
  received_at: number
  kind: string | null
  attendee: string | null
  badge: string | null
  session: string | null
  voids_log: string | null
  voids_seq: number | null
  method: string | null
  wall: number | null
  mono: number | null
  zone: number | null
  room: string | null
  /** the kiosk whose token brought it where that is not the log's owner (PROTOCOL rule 8) */
  via: string | null
  /** 1: came when its kiosk was revoked, so it counts only when released */
  after_revocation: Generated<Flag01>
  /**
   * of a tap from somebody's own phone, where the session asks for a code: whether the one typed was right
   * when it arrived (rule S5); null: none was asked for
   */
  code_right: Flag01 | null
  /** derived: applied, parked, rejected or quarantined, and why */
  verdict: string
  code: string | null
  detail: string | null
  /** derived: the attendee it counts for, badges and voids resolved, merges followed */
  who: string | null
  /** derived: the session it counts for */
  counts_for: string | null
  /** derived: the estimate (rule Q) */
  at: number | null
  earliest: number | null
  latest: number | null
  estimate: Json | null
}

/** What can't take a number of its own: conflicting second contents, and taps whose number can't be read. */
export interface StraysTable {
  id: string
  log: number
  seq: number | null
  kind: 'conflict' | 'rejected'
  /** SHA-256 of the raw text: the same stray pushed twice is one */
  hash: string
  raw: Json
  detail: string | null
  received_at: number
}

export interface AnchorsTable {
  log: number
  mono: number
  wall: number
  server: number
  rtt: number
  received_at: number
  /** as with taps */
  via: string | null
  after_revocation: Generated<Flag01>
}

/** Numbers that no tablet holds any more, closed by a person with a reason (PROTOCOL rule 5). */
export interface LostTable {
  id: string
  log: number
  first: number
  last: number
  reason: string
  by: string
  at: number
  /** the closing that this row takes back; null: it closes */
  undoes: string | null
}

export interface MarksTable {
  n: Generated<number>
  programme: string
  session: string
  attendee: string
  mark: 'attended' | 'not-attended' | null
  reason: string | null
  by: string
  at: number
}

/** Who did what, when, why. `hash` chains each row to the one before (row A6). */
export interface AuditTable {
  n: Generated<number>
  at: number
  by: string
  act: string
  subject: string
  detail: Json
  hash: string
}

/** Derived: what each row of the history is about, so that it is found by it. */
export interface AuditAboutTable {
  /** `attendee:<id>`, `session:<id>`, `programme:<id>`, … */
  about: string
  n: number
}

export interface ClosingsTable {
  n: Generated<number>
  session: string
  at: number
  by: string
  reason: string | null
}

/** What staff let through of a revoked kiosk: all (through is null), up to a time, or none (0). The last one counts. */
export interface ReleasesTable {
  n: Generated<number>
  kiosk: string
  through: number | null
  by: string
  at: number
}

/**
 * What staff put right; undone by another row, never changed (rule E1). Beside the body stand the
 * columns that it is found by.
 */
export interface CorrectionsTable {
  n: Generated<number>
  id: string
  programme: string
  /** the same for all that was appended together */
  batch: string
  kind: string
  body: Json
  /** of an undo: the correction at the end of the chain of undos; else its own id */
  root: string
  /** for whom it adds a tap, whose added tap it changes, or to whom it assigns one */
  attendee: string | null
  session: string | null
  kiosk: string | null
  /** the tap that it is about */
  log: string | null
  seq: number | null
  reason: string
  by: string
  at: number
}

/** Staff said that a kiosk takes no more taps after `packed_at`; null takes that back. The last one counts. */
export interface PackedUpTable {
  n: Generated<number>
  kiosk: string
  packed_at: number | null
  by: string
  at: number
}

/** In which room a kiosk stood, since when. */
export interface KioskRoomsTable {
  n: Generated<number>
  kiosk: string
  room: string
  since: number
}

/** Who was merged into whom; null takes that back. The last one counts. */
export interface MergesTable {
  n: Generated<number>
  attendee: string
  into: string | null
  reason: string
  by: string
  at: number
}

/**
 * What taps tell that is personal, or may be, while no person's row holds it (rule E9): the words of a
 * walk-in who waits, and all of what breaks the schema. No evidence: a row may be erased.
 */
export interface ApartTable {
  log: number
  /** a tap's number, or `stray:` and its id */
  ref: string
  /** whom it tells of, where that can be read */
  attendee: string | null
  told: Json
  received_at: number
}

/** Whom a phone's own id for somebody names: found by e-mail on the roster, or a walk-in made of it. */
export interface PhonePeopleTable {
  n: Generated<number>
  phone: string
  /** as the phone drew it, with an identification */
  alias: string
  attendee: string
  at: number
}

/**
 * What people said themselves of where they were (rule S6). Of a phone's rows for an attendee and session
 * the last one counts; what one phone said, no other takes back.
 */
export interface SelfReportsTable {
  n: Generated<number>
  programme: string
  session: string
  attendee: string
  phone: string
  attended: Flag01
  at: number
}

/** What attendees ask staff to put right in their records. */
export interface RecordRequestsTable {
  id: string
  programme: string
  attendee: string
  session: string
  kind: 'in' | 'out' | 'other'
  at: number | null
  /** their words; blank once they are erased */
  text: string
  asked_at: number
  state: 'waiting' | 'approved' | 'refused'
  answer: string | null
  decided_by: string | null
  decided_at: number | null
}
