import type { Generated } from 'kysely'
import type { CertificateTables } from './certificate-tables.ts'
import type { Flag01, Json } from './column-types.ts'
import type {
  AnchorsTable,
  ApartTable,
  AuditAboutTable,
  AuditTable,
  ClosingsTable,
  CorrectionsTable,
  KioskRoomsTable,
  LogsTable,
  LostTable,
  MarksTable,
  MergesTable,
  PackedUpTable,
  PhonePeopleTable,
  RecordRequestsTable,
  ReleasesTable,
  SelfReportsTable,
  StraysTable,
  TapsTable,
} from './evidence-tables.ts'
import type { ImportRowsTable, ImportsTable } from './import-tables.ts'
import type { LinksTable, MailsTable, MailTemplatesTable } from './mail-tables.ts'
import type {
  OnlineNamesTable,
  OnlinePeopleTable,
  OnlineReportsTable,
  OnlineRowsTable,
  OnlineUndoneTable,
} from './online-tables.ts'
import type { ApiTokensTable, InvitationsTable, PersonStatesTable } from './people-tables.ts'
import type { PresentersTable } from './presenter-tables.ts'
import type {
  SurveyAnswersTable,
  SurveyAskedTable,
  SurveysTable,
  SurveyVersionsTable,
} from './survey-tables.ts'

// Things that people manage.

export interface ProgrammesTable {
  id: string
  name: string
  time_zone: string
  /** the settings that differ from the defaults */
  settings: Json
  /** key of the badge hashes; goes to the programme's kiosks */
  badge_key: string
  /** of the kiosks' staff panel: salt, iterations and hash; null: none */
  pin: Generated<Json | null>
  /** ms UTC since when personal data is kept so long as the settings say: nobody is erased soon after a change */
  retention_since: Generated<number>
  /** made by the sample: may be removed by one click */
  sample: Flag01
  created_at: number
  /** first and last day, `2026-11-17`, in the programme's zone */
  starts_on: Generated<string | null>
  ends_on: Generated<string | null>
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
  /** ids of rules for credits; null: the programme's */
  credit_rules: Json | null
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
  /** rises with every change */
  revision: Generated<number>
  /** ms UTC when the person was erased: then the row holds the id alone, which evidence names (rule E9) */
  erased_at: Generated<number | null>
}

/** By what people are found: derived from name and e-mail, gone when they are erased. */
export interface AttendeeWordsTable {
  word: string
  attendee: string
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
  /** the place in the list: the name without case and accents; null: not listed, being merged or erased */
  sort: Generated<string | null>
  /** rises with every change */
  revision: Generated<number>
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

/** Who waits for a place in a full session. `place` orders them; numbers may be missing. */
export interface WaitingPlacesTable {
  session: string
  attendee: string
  place: number
  source: BookingsTable['source']
  /** who put them there: a person's or token's id, or `system` */
  by: string
  /** ms UTC */
  since: number
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

/** Somebody's own phone, in one programme. It is no kiosk: nobody waits for it (rule W1). */
export interface PhonesTable {
  /** begins with `phone:` */
  id: string
  programme: string
  token_hash: string
  created_at: number
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
  /** null: for all of the programme */
  kiosk: string | null
  text: string
  /** ms UTC; one that was ended has the time of that */
  until: number
}

export interface SentMessage {
  at: Generated<number>
  by: Generated<string>
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

/** What follows from a record whose mark in force is Attended. */
export interface CompletionsTable {
  session: string
  attendee: string
  programme: string
  /** `null`: there was one, and the attendee is no longer marked Attended */
  completion: Json
  /** of the mark and of the session, for lists; null where there is none any more */
  marked_at: number | null
  ended_at: number | null
  revision: number
  updated_at: number
}

/** Rules for credits beside those that every installation offers; a version never changes. */
export interface CreditRulesTable {
  id: string
  version: number
  rule: Json
  by: string
  at: number
}

export interface PathwaysTable {
  id: string
  programme: string
  content: Json
  /** rises with every change */
  revision: number
  created_at: number
  removed_at: number | null
}

/** Attendees whose records no longer follow from their evidence. */
export interface DirtyTable {
  programme: string
  attendee: string
  since: number
}

/** Attendees whose records could not be computed: those stand as they were before. */
export interface UncomputedTable {
  programme: string
  attendee: string
  at: number
  /** names taps, never people */
  why: string
}

// The house.

export interface MetaTable {
  key: string
  value: string
}

/** People who sign in. better-auth keeps this table and others of its own; only what we read is named. */
export interface PeopleTable {
  id: string
  name: string
  email: string
  role: string
}

/** guesses at secrets, counted by all server processes together */
export interface AttemptsTable {
  key: string
  until: number
  count: number
}

export interface Tables extends CertificateTables {
  logs: LogsTable
  taps: TapsTable
  strays: StraysTable
  anchors: AnchorsTable
  apart: ApartTable
  lost: LostTable
  marks: MarksTable
  merges: MergesTable
  audit: AuditTable
  audit_about: AuditAboutTable
  closings: ClosingsTable
  releases: ReleasesTable
  corrections: CorrectionsTable
  packed_up: PackedUpTable
  phone_people: PhonePeopleTable
  self_reports: SelfReportsTable
  record_requests: RecordRequestsTable
  kiosk_rooms: KioskRoomsTable
  online_reports: OnlineReportsTable
  online_rows: OnlineRowsTable
  online_people: OnlinePeopleTable
  online_undone: OnlineUndoneTable
  online_names: OnlineNamesTable
  imports: ImportsTable
  import_rows: ImportRowsTable
  programmes: ProgrammesTable
  rooms: RoomsTable
  sessions: SessionsTable
  attendees: AttendeesTable
  attendee_words: AttendeeWordsTable
  roster: RosterTable
  badges: BadgesTable
  bookings: BookingsTable
  waiting_places: WaitingPlacesTable
  kiosks: KiosksTable & ReportedThrough
  phones: PhonesTable
  kiosk_codes: KioskCodesTable
  changes: ChangesTable
  messages: MessagesTable & SentMessage
  presenters: PresentersTable
  links: LinksTable
  mails: MailsTable
  mail_templates: MailTemplatesTable
  surveys: SurveysTable
  survey_versions: SurveyVersionsTable
  survey_asked: SurveyAskedTable
  survey_answers: SurveyAnswersTable
  records: RecordsTable
  completions: CompletionsTable
  credit_rules: CreditRulesTable
  pathways: PathwaysTable
  dirty: DirtyTable
  uncomputed: UncomputedTable
  meta: MetaTable
  attempts: AttemptsTable
  api_tokens: ApiTokensTable
  people: PeopleTable
  person_states: PersonStatesTable
  invitations: InvitationsTable
}
