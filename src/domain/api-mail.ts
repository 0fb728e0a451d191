import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'
import { mailLanguages, mailTemplates } from './mail-templates.ts'

// The outbox and the words of mails (row C7). Times are ms UTC.

/**
 * - `waiting`: to be sent when it is due, for the first time or again
 * - `kept`: no SMTP was set when it was due; a person may send it
 * - `sending`: a process is at it
 * - `sent`: the SMTP server took it
 * - `refused`: the SMTP server won't take it, or there is nobody to send it to
 * - `unsure`: connection or process ended when the SMTP server may have taken it
 * - `dismissed`: not to be sent any more
 */
export const mailStates = [
  'waiting',
  'kept',
  'sending',
  'sent',
  'refused',
  'unsure',
  'dismissed',
] as const
export const MailState = z.enum(mailStates)
export type MailState = z.infer<typeof MailState>

export const MailRow = z.object({
  id: Id,
  template: z.string(),
  language: z.string(),
  /** whom it is for: an attendee or an address */
  attendee: z.nullable(Id),
  name: z.nullable(z.string()),
  address: z.nullable(z.string()),
  /** what it is about, in a line */
  about: z.nullable(z.string()),
  state: MailState,
  createdAt: Ms,
  dueAt: Ms,
  /** when it came to its state */
  changedAt: Ms,
  tries: z.int(),
  /** what the SMTP server said, or what is wrong */
  answer: z.nullable(z.string()),
  attachments: z.int(),
})
export type MailRow = z.infer<typeof MailRow>

/** One mail: as it was sent, else as it would go out now. */
export const MailContent = z.object({
  ...MailRow.shape,
  subject: z.nullable(z.string()),
  text: z.nullable(z.string()),
  html: z.nullable(z.string()),
})
export type MailContent = z.infer<typeof MailContent>

/** How mails stand in a programme. */
export const MailStanding = z.object({
  counts: z.record(MailState, z.int()),
  /** from whom mails go out; null: no SMTP is set, and they are kept */
  from: z.nullable(z.string()),
  /** the address that links in mails begin with */
  address: z.string(),
  /** nobody outside of this network reaches that address: PUBLIC_URL is not set */
  addressIsLocal: z.boolean(),
})
export type MailStanding = z.infer<typeof MailStanding>

/** `again`: it may have been taken already, and shall be sent all the same */
export const MailSend = z.object({ again: z.optional(z.boolean()) })
export const MailsSent = z.object({ count: z.int() })

export const MailTemplateName = z.enum(mailTemplates)
export const MailLanguageName = z.enum(mailLanguages)

/** The words of a mail: `own` where the programme has its own, else ours. */
export const MailTemplateRow = z.object({
  template: MailTemplateName,
  language: MailLanguageName,
  subject: z.string(),
  body: z.string(),
  own: z.boolean(),
  updatedAt: z.nullable(Ms),
})
export type MailTemplateRow = z.infer<typeof MailTemplateRow>
export const MailTemplatesAnswer = z.object({
  items: z.array(MailTemplateRow),
  /** variables that each template knows */
  variables: z.record(MailTemplateName, z.array(z.string())),
})
export type MailTemplatesAnswer = z.infer<typeof MailTemplatesAnswer>

export const MailWords = z.object({
  subject: z.string().check(z.maxLength(300)),
  body: z.string().check(z.maxLength(20_000)),
})
export type MailWords = z.infer<typeof MailWords>

export const MailPreview = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  problems: z.array(
    z.object({
      field: z.enum(['subject', 'body']),
      line: z.int(),
      column: z.int(),
      message: z.string(),
    }),
  ),
})
export type MailPreview = z.infer<typeof MailPreview>

export const MailTest = z.object({
  to: z
    .string()
    .check(z.maxLength(320), z.regex(/^[^\s@]+@[^\s@]+$/, 'This is no e-mail address.')),
})
