import * as z from 'zod/mini'
import { AttendanceStatus } from './api.ts'
import { Id, Ms } from './ids.ts'
import { PhoneForm } from './phone.ts'
import { Span } from './session.ts'
import { Person } from './tap.ts'

const Programme = z.object({ id: Id, name: z.string(), timeZone: z.string() })
const Code = z.string().check(z.maxLength(100))

/** A session as an attendee's own phone shows it. Times in ms UTC, those of the window (rule D1). */
export const PhoneSession = z.object({
  id: Id,
  title: z.string(),
  presenters: z.array(z.string()),
  room: z.nullable(z.string()),
  start: Ms,
  end: Ms,
  opensAt: Ms,
  closesAt: Ms,
  breaks: z.array(Span),
  cancelled: z.boolean(),
  /** whether who opens it is asked to check in first */
  checkInRequired: z.boolean(),
  checkOutRequired: z.boolean(),
  /** whether the step asks for a code; the code itself never goes to a phone */
  checkInCode: z.boolean(),
  checkOutCode: z.boolean(),
})
export type PhoneSession = z.infer<typeof PhoneSession>

/** What a phone may know of a programme. */
export const PhoneAround = z.object({
  programme: Programme,
  form: PhoneForm,
  /** whether people may check in on their own phones */
  checkIn: z.boolean(),
  /** until when people may say themselves where they were, ms UTC; null: not at all */
  selfReportUntil: z.nullable(Ms),
  undoMs: z.int(),
  serverTime: Ms,
})
export type PhoneAround = z.infer<typeof PhoneAround>

export const PhoneSessionAnswer = z.extend(PhoneAround, { session: PhoneSession })
export type PhoneSessionAnswer = z.infer<typeof PhoneSessionAnswer>
export const PhoneProgrammeAnswer = z.extend(PhoneAround, { sessions: z.array(PhoneSession) })
export type PhoneProgrammeAnswer = z.infer<typeof PhoneProgrammeAnswer>

export const PhoneEnrolRequest = z.object({ programme: Id })
/** The token is told this once. */
export const PhoneEnrolAnswer = z.object({
  phone: Id,
  token: z.string(),
  serverEpoch: Id,
  serverTime: Ms,
})
export type PhoneEnrolAnswer = z.infer<typeof PhoneEnrolAnswer>

/** A code before the step that asks for it; offline it goes along with the tap. */
export const PhoneCodeRequest = z.object({ session: Id, kind: z.enum(['in', 'out']), code: Code })
export const PhoneCodeAnswer = z.object({ right: z.boolean() })

/** An attendee's own word that they were there, or that they were not (rule S6). */
export const SelfReportRequest = z.object({
  /** whom the phone speaks for: the id that it drew with the identification */
  attendee: Id,
  person: Person,
  session: Id,
  attended: z.boolean(),
  code: z.optional(Code),
})
export type SelfReportRequest = z.infer<typeof SelfReportRequest>
/** What this phone has said for this person, no other: it tells nothing of who is on the roster. */
export const SelfReportsAnswer = z.object({ sessions: z.array(Id) })
export type SelfReportsAnswer = z.infer<typeof SelfReportsAnswer>

/** By which ways somebody's attendance of a session is known (rule E7). */
export const WayRow = z.object({
  attendee: Id,
  name: z.string(),
  status: AttendanceStatus,
  totalMs: z.nullable(z.int()),
  /** classes of the evidence that counts, sorted */
  ways: z.array(z.string()),
  /** when they said so themselves; null: they didn't */
  selfReportAt: z.nullable(Ms),
  /** what kiosks and phones tell is otherwise than their own word (rule S6) */
  differs: z.boolean(),
})
export type WayRow = z.infer<typeof WayRow>
export const WaysAnswer = z.object({ items: z.array(WayRow) })

/** A self-report beside what else is known, for a programme. */
export const SelfReportRow = z.extend(WayRow, { session: Id, title: z.string(), start: Ms })
export type SelfReportRow = z.infer<typeof SelfReportRow>
export const SelfReportRows = z.object({ items: z.array(SelfReportRow) })
