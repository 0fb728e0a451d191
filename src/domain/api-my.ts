import * as z from 'zod/mini'
import { AttendanceStatus } from './api.ts'
import { Id, Ms } from './ids.ts'

/** What an attendee asks staff to put right in their record. */
export const RecordRequestKind = z.enum(['in', 'out', 'other'])
export type RecordRequestKind = z.infer<typeof RecordRequestKind>

export const RecordRequest = z.object({
  id: Id,
  session: Id,
  kind: RecordRequestKind,
  /** when they came or went, by their word; null: they name no time */
  at: z.nullable(Ms),
  text: z.string(),
  askedAt: Ms,
  state: z.enum(['waiting', 'approved', 'refused']),
  /** what staff say to it */
  answer: z.nullable(z.string()),
})
export type RecordRequest = z.infer<typeof RecordRequest>

/** One session of an attendee's own record. Times are ms UTC, credits hundredths. */
export const MySession = z.object({
  session: Id,
  title: z.string(),
  room: z.nullable(z.string()),
  start: Ms,
  end: Ms,
  status: AttendanceStatus,
  expiry: z.nullable(z.enum(['valid', 'expiring-soon', 'expired'])),
  totalMs: z.nullable(z.int()),
  percent: z.nullable(z.number()),
  stays: z.array(z.object({ in: Ms, out: z.nullable(Ms) })),
  provisional: z.boolean(),
  selfReported: z.boolean(),
  credits: z.array(z.object({ name: z.string(), hundredths: z.int() })),
})
export type MySession = z.infer<typeof MySession>

export const MyCertificate = z.object({
  id: Id,
  /** null: for the whole programme */
  session: z.nullable(Id),
  state: z.enum(['valid', 'review']),
  issuedAt: Ms,
})

/** A survey that waits for this attendee's answer. */
export const MySurvey = z.object({
  session: Id,
  title: z.string(),
  /** a page of the phone, or an address elsewhere */
  address: z.string(),
  /** its session's certificate waits for the answer */
  first: z.boolean(),
})
export type MySurvey = z.infer<typeof MySurvey>

/** An attendee's own record in a programme, by personal link (row P3). */
export const MyRecord = z.object({
  programme: z.object({ id: Id, name: z.string(), timeZone: z.string() }),
  name: z.string(),
  /** no minute twice (rule D6) */
  totalMs: z.int(),
  credits: z.array(z.object({ name: z.string(), hundredths: z.int() })),
  sessions: z.array(MySession),
  certificates: z.array(MyCertificate),
  surveys: z.array(MySurvey),
  requests: z.array(RecordRequest),
  selfReportUntil: z.nullable(Ms),
  serverTime: Ms,
})
export type MyRecord = z.infer<typeof MyRecord>

export const AskRequest = z.object({
  session: Id,
  kind: RecordRequestKind,
  at: z.nullable(Ms),
  text: z.string().check(z.trim(), z.maxLength(1000)),
})
export type AskRequest = z.infer<typeof AskRequest>

/** Whoever has this e-mail is sent the link; the answer tells nobody whether somebody has. */
export const RecordLinkRequest = z.object({
  email: z.string().check(z.trim(), z.minLength(3), z.maxLength(320)),
})
export const RecordLinkAnswer = z.object({ asked: z.literal(true) })

/** A request as staff see it. */
export const RecordRequestRow = z.extend(RecordRequest, {
  attendee: Id,
  name: z.string(),
  title: z.string(),
  decidedAt: z.nullable(Ms),
  decidedBy: z.nullable(z.string()),
})
export type RecordRequestRow = z.infer<typeof RecordRequestRow>
export const RecordRequestsAnswer = z.object({ items: z.array(RecordRequestRow) })

/** Staff agree, and what was asked for is entered where it names a step and a time; or they don't. */
export const DecideRequest = z.object({
  decision: z.enum(['approved', 'refused']),
  answer: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
})

/** The standing link of an attendee's record; its address is told this once a call. */
export const RecordLinkRow = z.object({
  id: Id,
  address: z.string(),
  expiresAt: z.nullable(Ms),
})
