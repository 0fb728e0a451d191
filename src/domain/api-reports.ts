import * as z from 'zod/mini'
import { RepairedRow } from './api-truth.ts'
import { Id, Ms } from './ids.ts'

// Participant reports of online meetings (row M7, rule P2). Times are ms UTC.

/** In which order a date of three numbers is read. */
export const DateOrder = z.enum(['dmy', 'mdy', 'ymd'])
export type DateOrder = z.infer<typeof DateOrder>

export const ReportForm = z.enum([
  'zoom-meeting',
  'zoom-webinar',
  'teams-2021',
  'teams-2022',
  'teams-events',
])
export type ReportForm = z.infer<typeof ReportForm>

const mostPeople = 10_000

/** Body of POST …/sessions/{id}/reports. */
export const ReportRequest = z.object({
  /** the file's bytes, base64 */
  file: z.string(),
  /** the time zone of its times, as a person confirmed it; needed to apply */
  zone: z.optional(z.string().check(z.maxLength(100))),
  /** needed to apply */
  dateOrder: z.optional(DateOrder),
  /** who is who, by a person's word: `person` as the preview names it; null takes that back */
  assign: z.optional(
    z
      .array(z.object({ person: z.string().check(z.maxLength(1000)), attendee: z.nullable(Id) }))
      .check(z.maxLength(mostPeople)),
  ),
})
export type ReportRequest = z.infer<typeof ReportRequest>

/**
 * What a row says against itself, or lacks. `leave-before-join`, `duration-differs`: it contradicts itself;
 * `no-join`, `no-leave`, `time-unread`, `time-missing`, `time-twice`: it gives no stay.
 */
export const RowProblem = z.enum([
  'leave-before-join',
  'duration-differs',
  'no-join',
  'no-leave',
  'time-unread',
  'time-missing',
  'time-twice',
])
export type RowProblem = z.infer<typeof RowProblem>

/** One connection as the report tells it. */
export const ReportRow = z.object({
  /** line of the file */
  line: z.int(),
  person: z.string(),
  join: z.nullable(Ms),
  leave: z.nullable(Ms),
  /** the cells, where a time could not be placed */
  written: z.nullable(z.string()),
  /** the row's own duration as written; empty: it has none */
  claimed: z.string(),
  problems: z.array(RowProblem),
  /** `known`: another report that stands told it, at least as long */
  act: z.enum(['new', 'longer', 'known', 'waits', 'no-stay']),
})
export type ReportRow = z.infer<typeof ReportRow>

/** Somebody whom a report names. */
export const ReportPerson = z.object({
  person: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  attendee: z.nullable(Id),
  attendeeName: z.nullable(z.string()),
  /** by what they are matched, or why they are not */
  by: z.enum(['email', 'hand', 'no-email', 'unknown-email', 'several']),
  connections: z.int(),
})
export type ReportPerson = z.infer<typeof ReportPerson>

/** One way to read the dates. */
export const DateReading = z.object({
  order: DateOrder,
  /** the first join and the last leave */
  first: Ms,
  last: Ms,
  /** how many connections touch the session's time */
  during: z.int(),
})
export type DateReading = z.infer<typeof DateReading>

/** Answer to POST …/sessions/{id}/reports: what the report says, and what that changes or changed. */
export const ReportAnswer = z.object({
  dryRun: z.boolean(),
  /** the import; null: a dry run, or nothing was new */
  report: z.nullable(Id),
  /** all of it was there before: nothing was written, or would be */
  unchanged: z.boolean(),
  /** the import of the same file in another zone or order, which has to be undone first */
  appliedAs: z.nullable(z.object({ report: Id, zone: z.string() })),
  vendor: z.enum(['zoom', 'teams']),
  form: ReportForm,
  title: z.nullable(z.string()),
  meeting: z.nullable(z.string()),
  /** the headings are in no known language: columns were told by what they hold */
  byContents: z.boolean(),
  zone: z.string(),
  /** who says so: the request, the report, or, unconfirmed, the programme */
  zoneBy: z.enum(['request', 'report', 'programme']),
  dateOrder: DateOrder,
  /** more than one: a person has to say which */
  readings: z.array(DateReading),
  people: z.array(ReportPerson),
  rows: z.array(ReportRow),
  /** rows that tell of no presence: in the waiting room, registered only, without any time */
  passed: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      why: z.enum(['waiting-room', 'absent', 'no-times']),
    }),
  ),
  changes: z.array(RepairedRow),
})
export type ReportAnswer = z.infer<typeof ReportAnswer>

/** An import that was applied. */
export const ReportItem = z.object({
  id: Id,
  form: ReportForm,
  meeting: z.nullable(z.string()),
  zone: z.string(),
  dateOrder: DateOrder,
  rows: z.int(),
  people: z.int(),
  by: z.string(),
  byName: z.nullable(z.string()),
  at: Ms,
  undone: z.nullable(z.object({ by: z.string(), at: Ms })),
})
export type ReportItem = z.infer<typeof ReportItem>

/** Answer to GET …/sessions/{id}/reports. */
export const ReportList = z.object({
  items: z.array(ReportItem),
  /** people of reports that stand whose connections count for nobody */
  waiting: z.array(
    z.object({
      name: z.nullable(z.string()),
      email: z.nullable(z.string()),
      connections: z.int(),
    }),
  ),
})
export type ReportList = z.infer<typeof ReportList>

/** Answer to POST /api/v1/reports/{id}/undo. */
export const ReportUndone = z.object({ report: Id, undoneAt: Ms })
export type ReportUndone = z.infer<typeof ReportUndone>
