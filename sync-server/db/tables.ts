import type { Generated } from 'kysely'

/** 0 or 1: SQLite has no booleans, and the same code runs on both databases. */
export type Flag01 = 0 | 1
/** JSON as text, read through a schema. */
export type Json = string

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
  /** exactly what was sent, canonical JSON */
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

// Things that people manage.

export interface ProgrammesTable {
  id: string
  name: string
  time_zone: string
  /** the settings that differ from the defaults */
  settings: Json
  /** key of the badge hashes; goes to the programme's kiosks */
  badge_key: string
  /** made by the sample: may be removed by one click */
  sample: Flag01
  created_at: number
}

export interface RoomsTable {
  id: string
  programme: string
  name: string
}

export interface SessionsTable {
  id: string
  programme: string
  code: string | null
  guid: string | null
  title: string
  room: string | null
  start: number
  end: number
  actual_start: number | null
  actual_end: number | null
  presenters: Json
  capacity: number | null
  delivery: string
  breaks: Json
  fields_of_study: Json
  expiry_months: number | null
  survey: string | null
  certificate: string | null
  opens_before_min: number | null
  closes_after_min: number | null
  threshold_percent: number | null
  forgotten_check_out: string | null
  forgotten_check_in: string | null
  check_in_required: Flag01
  check_in_code: string | null
  check_out_required: Flag01
  check_out_code: string | null
  cancelled: Flag01
  revision: number
  updated_at: number
}

/** A person, once per installation (rule E9: personal data stands here alone). */
export interface AttendeesTable {
  id: string
  name: string
  email: string | null
  organisation: string | null
  language: string | null
  fields: Json
  merged_into: string | null
  created_at: number
}

/** Who belongs to a programme, with the code and badges used there. */
export interface RosterTable {
  programme: string
  attendee: string
  code: string | null
  badges: Json
  active: Flag01
  source: 'import' | 'staff' | 'walk-in'
  joined_at: number
}

/** One row a badge, so that a raw code finds its attendee. */
export interface BadgesTable {
  programme: string
  badge: string
  attendee: string
}

export interface BookingsTable {
  session: string
  attendee: string
  source: 'import' | 'staff' | 'phone'
  cancelled_at: number | null
  booked_at: number
}

export interface KiosksTable {
  id: string
  programme: string
  room: string
  name: string
  token_hash: string | null
  enrolled_at: number | null
  revoked_at: number | null
  created_at: number
  last_contact: number | null
  /** what it last said of itself (PROTOCOL section 3, `state`), as JSON */
  state: Json | null
  build: string | null
  /** server time minus tablet time at the last anchor, ms */
  offset: number | null
}

export interface ReportedThrough {
  /** a kiosk's last contact with nothing waiting, ms UTC (rule W1) */
  reported_through: Generated<number | null>
}

export interface KioskCodesTable {
  hash: string
  kiosk: string
  expires_at: number
  used_at: number | null
}

/** What kiosks pull: the newest change of each thing, in commit order. */
export interface ChangesTable {
  n: Generated<number>
  programme: string
  type: string
  id: string
  deleted: Flag01
}

export interface MessagesTable {
  id: string
  programme: string
  kiosk: string | null
  text: string
  until: number
}

// Derived: can be thrown away.

export interface RecordsTable {
  session: string
  attendee: string
  programme: string
  /** `null`: there was a record, and its evidence is gone */
  record: Json
  fates: Json
  /** of the record, for the counts of a session: booked and not cancelled, checked in, the mark in force */
  booked: Flag01
  checked_in: Flag01
  mark: 'attended' | 'not-attended' | null
  revision: number
  updated_at: number
}

/** Attendees whose records no longer follow from their evidence. */
export interface DirtyTable {
  programme: string
  attendee: string
  since: number
}

// The house.

export interface MetaTable {
  key: string
  value: string
}

export interface ApiTokensTable {
  hash: string
  name: string
  role: 'admin' | 'staff' | 'auditor'
  created_at: number
  last_used: number | null
}

/** People who sign in. better-auth keeps this table and others of its own; only what we read is named. */
export interface PeopleTable {
  id: string
  name: string
  email: string
  role: string
}

export interface Tables {
  logs: LogsTable
  taps: TapsTable
  strays: StraysTable
  anchors: AnchorsTable
  lost: LostTable
  marks: MarksTable
  audit: AuditTable
  closings: ClosingsTable
  releases: ReleasesTable
  corrections: CorrectionsTable
  packed_up: PackedUpTable
  kiosk_rooms: KioskRoomsTable
  programmes: ProgrammesTable
  rooms: RoomsTable
  sessions: SessionsTable
  attendees: AttendeesTable
  roster: RosterTable
  badges: BadgesTable
  bookings: BookingsTable
  kiosks: KiosksTable & ReportedThrough
  kiosk_codes: KioskCodesTable
  changes: ChangesTable
  messages: MessagesTable
  records: RecordsTable
  dirty: DirtyTable
  meta: MetaTable
  api_tokens: ApiTokensTable
  people: PeopleTable
}
