import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'

const Hundredths = z.int().check(z.nonnegative())
const Field = z.object({ name: z.string(), hundredths: Hundredths })

/** What one rule gives for an attendance. */
export const CreditGiven = z.object({
  rule: z.string(),
  version: z.int(),
  name: z.string(),
  /** where it was rounded; of what was rounded together this is the session's part */
  level: z.enum(['session', 'day', 'programme']),
  hundredths: Hundredths,
  /** by field of study; adds up to it where the session names fields (rule C2) */
  fields: z.array(Field),
  /** what the rule asks and the attendance lacks (rule C3) */
  lack: z.nullable(
    z.enum(['not-attended', 'threshold', 'minutes', 'late', 'left-early', 'gap', 'survey']),
  ),
  /** how it came to be, in words */
  words: z.string(),
})
export type CreditGiven = z.infer<typeof CreditGiven>

/** What follows from being marked Attended (row C1): derived from the record like it from the evidence. */
export const Completion = z.object({
  session: Id,
  attendee: Id,
  /** of the mark in force */
  markedAt: Ms,
  markedBy: z.enum(['person', 'automatic']),
  /** the window that counts (rule D1), ms UTC, and its length without breaks, ms */
  start: Ms,
  end: Ms,
  windowMs: z.int(),
  totalMs: z.int(),
  /** cut (rule D3) */
  percentTenths: z.nullable(z.int()),
  /** classes of the evidence (rule E7) */
  evidence: z.array(z.string()),
  /** one for each rule that the session has, in the order in which they were chosen */
  credits: z.array(CreditGiven),
})
export type Completion = z.infer<typeof Completion>

/**
 * A completion as canonical JSON: its keys in their order, so that it is the same to the byte whenever
 * nothing of it changed. Written out, since many are compared with every change of a session.
 */
export function completionText(one: Completion): string {
  const { attendee, end, evidence, markedAt, markedBy, percentTenths } = one
  const { session, start, totalMs, windowMs } = one
  const credits = one.credits.map(({ fields, hundredths, lack, level, ...credit }) => {
    const { name, rule, version, words } = credit
    const parts = fields.map((field) => ({ hundredths: field.hundredths, name: field.name }))
    return { fields: parts, hundredths, lack, level, name, rule, version, words }
  })
  return JSON.stringify({
    ...{ attendee, credits, end, evidence, markedAt, markedBy, percentTenths },
    ...{ session, start, totalMs, windowMs },
  })
}
