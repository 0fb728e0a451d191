import * as z from 'zod/mini'
import { CreditRule } from './credit-rule.ts'
import { Id, Ms } from './ids.ts'
import { PathwayContent } from './pathway.ts'

// Credits, pathways and expiry: what follows from attendance (rows C2, C4, C6).

/** A version of a rule for credits, and who made it; those that every installation offers have nobody. */
export const CreditRuleRow = z.extend(CreditRule, {
  offered: z.boolean(),
  by: z.nullable(z.string()),
  at: z.nullable(Ms),
})
export type CreditRuleRow = z.infer<typeof CreditRuleRow>
export const CreditRules = z.object({ items: z.array(CreditRuleRow) })
export type CreditRules = z.infer<typeof CreditRules>

/** A rule of one's own, or with `of` a new version of one. */
export const NewCreditRule = z.extend(z.omit(CreditRule, { id: true, version: true }), {
  of: z.optional(CreditRule.shape.id),
})
export type NewCreditRule = z.infer<typeof NewCreditRule>

export const Pathway = z.extend(PathwayContent, {
  id: Id,
  /** rises with every change; a save names the one that it was made from */
  revision: z.int(),
  removed: z.boolean(),
})
export type Pathway = z.infer<typeof Pathway>

/** A pathway with how many of the roster stand where on it. */
export const PathwayListRow = z.extend(Pathway, {
  notStarted: z.int(),
  underWay: z.int(),
  complete: z.int(),
})
export type PathwayListRow = z.infer<typeof PathwayListRow>
export const Pathways = z.object({ items: z.array(PathwayListRow) })
export type Pathways = z.infer<typeof Pathways>

/** What is to change; `removed` takes the pathway away, or brings it back. */
export const PathwayChange = z.extend(z.partial(PathwayContent), {
  removed: z.optional(z.boolean()),
  revision: z.optional(z.int()),
})
export type PathwayChange = z.infer<typeof PathwayChange>

const Day = z.string()
const StepShown = z.object({
  state: z.enum(['done', 'begun', 'open', 'reopened']),
  /** sessions that count now, at most as many as are needed */
  count: z.int(),
  /** the last day on which the step is done if nothing more is attended; null: it stays, or isn't done */
  until: z.nullable(Day),
})
const PathwayState = z.enum(['not-started', 'under-way', 'complete'])

/** Where an attendee stands on a pathway. */
export const ProgressRow = z.object({
  attendee: Id,
  name: z.string(),
  email: z.nullable(z.string()),
  code: z.nullable(z.string()),
  state: PathwayState,
  /** required steps that are done */
  done: z.int(),
  required: z.int(),
  /** in the order of the pathway's steps */
  steps: z.array(StepShown),
})
export type ProgressRow = z.infer<typeof ProgressRow>
export const PathwayProgressAnswer = z.object({ pathway: Pathway, items: z.array(ProgressRow) })
export type PathwayProgressAnswer = z.infer<typeof PathwayProgressAnswer>

const SessionRef = z.object({ id: Id, title: z.string(), code: z.nullable(z.string()), start: Ms })

/** One attendee on every pathway: each step with its sessions, so that what is missing has a name. */
export const AttendeePathways = z.object({
  items: z.array(
    z.object({
      id: Id,
      name: z.string(),
      state: PathwayState,
      done: z.int(),
      required: z.int(),
      steps: z.array(
        z.extend(StepShown, {
          id: Id,
          title: z.string(),
          required: z.boolean(),
          needed: z.int(),
          attended: z.array(SessionRef),
          missing: z.array(SessionRef),
        }),
      ),
    }),
  ),
})
export type AttendeePathways = z.infer<typeof AttendeePathways>

export const ExpiryState = z.enum(['valid', 'expiring-soon', 'expired'])

/** An attendance that expires. */
export const ExpiryRow = z.object({
  attendee: Id,
  name: z.string(),
  email: z.nullable(z.string()),
  code: z.nullable(z.string()),
  session: Id,
  title: z.string(),
  sessionCode: z.nullable(z.string()),
  /** the day from which it counts, and the last on which it is valid, in the programme's zone */
  from: Day,
  until: Day,
  status: ExpiryState,
})
export type ExpiryRow = z.infer<typeof ExpiryRow>
export const ExpiryAnswer = z.object({
  /** the day in the programme's zone for which it was computed */
  today: Day,
  counts: z.object({ valid: z.int(), expiringSoon: z.int(), expired: z.int() }),
  items: z.array(ExpiryRow),
})
export type ExpiryAnswer = z.infer<typeof ExpiryAnswer>

/** What somebody has by one rule over a programme. */
const CreditTotal = z.object({
  rule: z.string(),
  hundredths: z.int(),
  /** how many sessions gave something */
  sessions: z.int(),
  fields: z.array(z.object({ name: z.string(), hundredths: z.int() })),
})
/** Everybody's credits over a programme, by rule; no minute is credited twice by one of them. */
export const CreditTotals = z.object({
  rules: z.array(z.object({ rule: z.string(), name: z.string() })),
  items: z.array(
    z.object({
      attendee: Id,
      name: z.string(),
      email: z.nullable(z.string()),
      code: z.nullable(z.string()),
      credits: z.array(CreditTotal),
    }),
  ),
})
export type CreditTotals = z.infer<typeof CreditTotals>
