import * as z from 'zod/mini'
import { AttendanceStatus } from './api.ts'
import { Id, Ms } from './ids.ts'
import { mailLanguages } from './mail-templates.ts'

// Presenters, and the link by which one confirms a session's list (row A8). Times are ms UTC.

const Email = z.email().check(z.maxLength(320))
/** up to when nothing of a tablet can be missing; `closed`: for good; null: it never reported */
const Through = z.nullable(z.union([Ms, z.literal('closed')]))

export const ConfirmLink = z.object({ id: Id, createdAt: Ms, expiresAt: z.nullable(Ms) })
export type ConfirmLink = z.infer<typeof ConfirmLink>

export const PresenterRow = z.object({
  /** as sessions have it */
  name: z.string(),
  email: z.nullable(z.string()),
  language: z.nullable(z.enum(mailLanguages)),
  sessions: z.array(
    z.object({
      id: Id,
      title: z.string(),
      start: Ms,
      end: Ms,
      /** when they confirmed its list */
      confirmedAt: z.nullable(Ms),
      link: z.nullable(ConfirmLink),
    }),
  ),
})
export type PresenterRow = z.infer<typeof PresenterRow>

export const PresentersAnswer = z.object({ items: z.array(PresenterRow) })
export type PresentersAnswer = z.infer<typeof PresentersAnswer>

/** How a presenter, known by the name that sessions have, is reached. */
export const PresenterChange = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  email: z.nullable(Email),
  language: z.optional(z.nullable(z.enum(mailLanguages))),
})
export type PresenterChange = z.infer<typeof PresenterChange>

/** Body of POST …/sessions/{id}/confirm-links. */
export const ConfirmLinkRequest = z.object({
  presenter: z.string().check(z.minLength(1), z.maxLength(300)),
  /** mailed to the presenter's address as well */
  send: z.optional(z.boolean()),
})
export type ConfirmLinkRequest = z.infer<typeof ConfirmLinkRequest>

export const ConfirmLinkMade = z.object({
  id: Id,
  address: z.string(),
  expiresAt: Ms,
  /** a mail with it waits in the outbox or goes out */
  mailed: z.boolean(),
})
export type ConfirmLinkMade = z.infer<typeof ConfirmLinkMade>

/** One of the list that a presenter confirms: no more than a name, a status and times. */
export const ConfirmRow = z.object({
  attendee: Id,
  name: z.string(),
  status: AttendanceStatus,
  firstIn: z.nullable(Ms),
  lastOut: z.nullable(Ms),
  totalMs: z.nullable(z.int()),
  percent: z.nullable(z.number()),
  /** whose mark stands: theirs who asks, that of somebody else, or the automatic one */
  markedBy: z.nullable(z.enum(['you', 'staff', 'automatic'])),
})
export type ConfirmRow = z.infer<typeof ConfirmRow>

export const ConfirmAnswer = z.object({
  title: z.string(),
  programme: z.string(),
  room: z.nullable(z.string()),
  start: Ms,
  end: Ms,
  timeZone: z.string(),
  presenter: z.string(),
  /** it has begun, so that it can be confirmed */
  begun: z.boolean(),
  /** when it was closed first, and by whom; null: taps are still waited for */
  closed: z.nullable(z.object({ at: Ms, byYou: z.boolean() })),
  /** when they who ask confirmed it */
  confirmedAt: z.nullable(Ms),
  /** tablets that have not reported through its end */
  waiting: z.array(z.object({ name: z.string(), through: Through })),
  items: z.array(ConfirmRow),
})
export type ConfirmAnswer = z.infer<typeof ConfirmAnswer>

export const ConfirmMarks = z.object({
  attendees: z.array(Id).check(z.minLength(1), z.maxLength(1000)),
  mark: z.nullable(z.enum(['attended', 'not-attended'])),
})
export type ConfirmMarks = z.infer<typeof ConfirmMarks>
