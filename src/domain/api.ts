import * as z from 'zod/mini'
import { ReadColumns } from './api-imports.ts'
import { CreditGiven } from './completion.ts'
import { CreditRuleIds } from './credit-rule.ts'
import type { EvidenceClass } from './evidence.ts'
import { Id, Ms } from './ids.ts'
import { ForgottenCheckOut, Settings } from './policy.ts'
import { Counts } from './protocol.ts'
import { Delivery, Span } from './session.ts'

// What goes between the admin app and the server, and to integrations (PROTOCOL section 6).
// Times are ms UTC.

export const Page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) })

export const Programme = z.object({
  id: Id,
  name: z.string(),
  timeZone: z.string(),
  /** the first and the last day as an admin entered them, `2026-11-17`; null: not said */
  startsOn: z.nullable(z.string()),
  endsOn: z.nullable(z.string()),
  sample: z.boolean(),
  /** start of the first and end of the last session */
  starts: z.nullable(Ms),
  ends: z.nullable(Ms),
  sessions: z.int(),
  attendees: z.int(),
  kiosks: z.int(),
})
export type Programme = z.infer<typeof Programme>

export const RoomRef = z.object({ id: Id, name: z.string() })
export type RoomRef = z.infer<typeof RoomRef>

export const SessionRow = z.object({
  id: Id,
  code: z.nullable(z.string()),
  title: z.string(),
  room: z.nullable(RoomRef),
  start: Ms,
  end: Ms,
  actualStart: z.nullable(Ms),
  actualEnd: z.nullable(Ms),
  presenters: z.array(z.string()),
  capacity: z.nullable(z.int()),
  delivery: Delivery,
  breaks: z.array(Span),
  fieldOfStudy1: z.nullable(z.string()),
  credits1: z.nullable(z.number()),
  fieldOfStudy2: z.nullable(z.string()),
  credits2: z.nullable(z.number()),
  fieldOfStudy3: z.nullable(z.string()),
  credits3: z.nullable(z.number()),
  expiryMonths: z.nullable(z.int()),
  survey: z.nullable(z.string()),
  certificate: z.nullable(z.string()),
  /** ids of rules for credits; null: the programme's */
  creditRules: z.nullable(CreditRuleIds),
  opensBeforeMin: z.nullable(z.int()),
  closesAfterMin: z.nullable(z.int()),
  thresholdPercent: z.nullable(z.int()),
  forgottenCheckOut: z.nullable(ForgottenCheckOut),
  checkInRequired: z.boolean(),
  checkInCode: z.nullable(z.string()),
  checkOutRequired: z.boolean(),
  checkOutCode: z.nullable(z.string()),
  cancelled: z.boolean(),
  revision: z.int(),
})
export type SessionRow = z.infer<typeof SessionRow>

/** The session list adds what a person wants to see at a glance. */
export const SessionListRow = z.extend(SessionRow, {
  booked: z.int(),
  /** in line for a place, because it is full */
  waiting: z.int(),
  checkedIn: z.int(),
  attended: z.int(),
})
export type SessionListRow = z.infer<typeof SessionListRow>

export const AttendeeRow = z.object({
  id: Id,
  code: z.nullable(z.string()),
  name: z.string(),
  email: z.nullable(z.string()),
  organisation: z.nullable(z.string()),
  badge: z.nullable(z.string()),
  language: z.nullable(z.string()),
  active: z.boolean(),
  fields: z.record(z.string(), z.string()),
  /** of the person in this programme; a save names the one that it was made from */
  revision: z.int(),
})
export type AttendeeRow = z.infer<typeof AttendeeRow>

export const ImportError = z.object({
  /** line of the file, the heading being 1; null where the whole file is meant */
  row: z.nullable(z.int()),
  column: z.nullable(z.string()),
  code: z.string(),
  message: z.string(),
  /** what the cell could say instead */
  example: z.optional(z.string()),
})
export type ImportError = z.infer<typeof ImportError>

/** One row of a preview: what would happen to it, and which cells change. */
export const ImportRow = z.object({
  row: z.int(),
  act: z.enum(['added', 'updated', 'unchanged', 'error']),
  title: z.string(),
  cells: z.array(
    z.object({ column: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
})
export type ImportRow = z.infer<typeof ImportRow>

export const ImportReport = z.object({
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  missing: z.array(z.object({ id: Id, title: z.string() })),
  errors: z.array(ImportError),
  /** the first 5,000 rows that are not unchanged; only with dryRun */
  rows: z.optional(z.array(ImportRow)),
  /** of the import that this made, where it changed something: it can be undone by it */
  import: z.optional(Id),
  /** rows of a download that others changed since and the file does not: they stay as they are */
  kept: z.optional(z.int()),
  /** of bookings: sessions that it fills beyond their capacity; all are booked nevertheless */
  beyond: z.optional(
    z.array(z.object({ id: Id, title: z.string(), capacity: z.int(), booked: z.int() })),
  ),
  /** of a workbook: the sheet that was read, and those that were not */
  sheet: z.optional(z.object({ read: z.string(), others: z.array(z.string()) })),
  /** of a sheet: its columns and what each was taken as; only with dryRun */
  columns: z.optional(ReadColumns),
})
export type ImportReport = z.infer<typeof ImportReport>

export const KioskStatus = z.enum(['waiting-for-code', 'ready', 'revoked'])
export const KioskRow = z.object({
  id: Id,
  name: z.string(),
  programme: Id,
  room: RoomRef,
  status: KioskStatus,
  enrolledAt: z.nullable(Ms),
  revokedAt: z.nullable(Ms),
  lastContact: z.nullable(Ms),
  /** as last said by the kiosk; null: never said */
  waiting: z.nullable(z.int()),
  oldestWaiting: z.nullable(Ms),
  build: z.nullable(z.string()),
  /** server time minus tablet time, ms */
  offset: z.nullable(z.number()),
  persisted: z.nullable(z.boolean()),
  freeBytes: z.nullable(z.number()),
  battery: z.nullable(z.number()),
  /** numbers announced or passed that have not arrived */
  missing: z.int(),
  /** taps that wait for a person: parked, rejected, conflicting, quarantined */
  parked: z.int(),
  rejected: z.int(),
  conflicts: z.int(),
  quarantined: z.int(),
  /** two logs with the same predecessor (PROTOCOL rule 7) */
  forked: z.boolean(),
})
export type KioskRow = z.infer<typeof KioskRow>

export const KioskCode = z.object({ id: Id, code: z.string(), expiresAt: Ms })
export type KioskCode = z.infer<typeof KioskCode>

export const AttendanceStatus = z.enum([
  'booked',
  'pending',
  'attended',
  'not-attended',
  'cancelled',
])
export type AttendanceStatus = z.infer<typeof AttendanceStatus>

const Evidence = z.enum([
  'kiosk',
  'phone-code',
  'phone',
  'staff',
  'self-report',
  'import',
] satisfies EvidenceClass[])

export const AttendanceRow = z.object({
  attendee: Id,
  name: z.string(),
  email: z.nullable(z.string()),
  code: z.nullable(z.string()),
  status: AttendanceStatus,
  expiry: z.nullable(z.enum(['valid', 'expiring-soon', 'expired'])),
  /** the last day on which it is valid, in the programme's zone; left out where it doesn't expire */
  validUntil: z.optional(z.string()),
  firstIn: z.nullable(Ms),
  lastOut: z.nullable(Ms),
  totalMs: z.nullable(z.int()),
  /** cut to one decimal */
  percent: z.nullable(z.number()),
  visits: z.int(),
  stays: z.array(
    z.object({
      in: Ms,
      out: z.nullable(Ms),
      inBy: z.string(),
      outBy: z.nullable(z.string()),
    }),
  ),
  flags: z.array(z.string()),
  provisional: z.boolean(),
  /** null, `auto`, or the id of a person */
  markedBy: z.nullable(z.string()),
  /** the automatic mark, shown beside a person's where they differ (rule S3) */
  automatic: z.nullable(z.enum(['attended', 'not-attended'])),
  /** in the room now, by the last counted tap; derived when shown */
  inNow: z.boolean(),
  /** length of the session without its breaks, ms */
  windowMs: z.int(),
  /** the percentage from which the automatic mark is Attended; null: one check-in is enough (rule S2) */
  thresholdPercent: z.nullable(z.int()),
  /** classes of the evidence that counts, sorted (rule E7) */
  evidence: z.array(Evidence),
  /** how they came to be booked; null: not booked */
  booking: z.nullable(z.enum(['booked', 'tap', 'cancelled'])),
  /** what the rules for credits give; left out where nothing follows from the attendance */
  credits: z.optional(z.array(CreditGiven)),
  revision: z.int(),
})
export type AttendanceRow = z.infer<typeof AttendanceRow>

export const AttendanceAnswer = z.object({ items: z.array(AttendanceRow) })
export type AttendanceAnswer = z.infer<typeof AttendanceAnswer>

export const MarksRequest = z.object({
  attendees: z.array(Id).check(z.minLength(1), z.maxLength(10_000)),
  mark: z.nullable(z.enum(['attended', 'not-attended'])),
  reason: z.optional(z.string().check(z.maxLength(1000))),
})
export type MarksRequest = z.infer<typeof MarksRequest>

/** Server-sent events of /api/v1/programmes/{id}/events. */
export const LiveMessage = z.union([
  z.object({ type: z.literal('records'), sessions: z.array(Id) }),
  z.object({ type: z.literal('kiosks') }),
  z.object({ type: z.literal('programme') }),
  z.object({ type: z.literal('mails') }),
])
export type LiveMessage = z.infer<typeof LiveMessage>

/** How the upload of a tablet's file went, log by log. */
export const KioskFileAnswer = z.object({
  logs: z.array(
    z.looseObject({
      log: Id,
      watermark: z.int(),
      gaps: z.array(z.tuple([z.int(), z.int()])),
      counts: Counts,
    }),
  ),
})
export type KioskFileAnswer = z.infer<typeof KioskFileAnswer>

/** A PIN of the kiosks' staff panel, as it is typed. */
export const StaffPin = z.string().check(z.regex(/^\d{6,12}$/, '6 to 12 digits'))
/** A programme's settings; of the PIN only whether there is one. */
export const SettingsAnswer = z.extend(Settings, { pinSet: z.boolean() })
export type SettingsAnswer = z.infer<typeof SettingsAnswer>
/** What is to change; a `pin` of null takes the PIN away. */
export const SettingsRequest = z.extend(z.partial(Settings), {
  pin: z.optional(z.nullable(StaffPin)),
})
export type SettingsRequest = z.infer<typeof SettingsRequest>

/** `provider`: the name of who else may say who somebody is, where there is one. */
export const SetupState = z.object({ needed: z.boolean(), provider: z.optional(z.string()) })
export const SetupRequest = z.object({
  secret: z.string(),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  email: z.email(),
  password: z.string().check(z.minLength(10), z.maxLength(200)),
})
export type SetupRequest = z.infer<typeof SetupRequest>

/** Who is signed in. */
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.nullable(z.string()),
  role: z.enum(['admin', 'staff', 'auditor']),
})
export type Me = z.infer<typeof Me>
