import * as z from 'zod/mini'

const Hundredths = z.int().check(z.nonnegative())
const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

/** What a rule asks of an attendance before it gives anything (rule C3); left out: nothing. */
export const CreditAsks = z.object({
  thresholdPercent: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
  minMinutes: z.optional(z.number().check(z.nonnegative())),
  /** minutes after the start by which one has come */
  latestArrivalMin: z.optional(z.number().check(z.nonnegative())),
  /** minutes before the end from which one may go */
  earliestLeavingMin: z.optional(z.number().check(z.nonnegative())),
  longestGapMin: z.optional(z.number().check(z.nonnegative())),
  /** the session's credits in full, or none */
  allOrNothing: z.optional(z.boolean()),
  /** days after the session by which its survey is answered */
  surveyDays: z.optional(z.int().check(z.nonnegative())),
})
export type CreditAsks = z.infer<typeof CreditAsks>

const RuleId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/))
/** Rules that are asked of one attendance: several boards may credit it. */
export const CreditRuleIds = z.array(RuleId).check(
  z.maxLength(6),
  z.refine((ids) => new Set(ids).size === ids.length, 'names a rule twice'),
)

/** How a board turns minutes into credits: data, with a version and the days on which it applies (rules C). */
export const CreditRule = z.object({
  id: RuleId,
  version: z.int().check(z.positive()),
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  /** null: the session's credits to whoever attended */
  minutesPerCredit: z.nullable(z.int().check(z.positive())),
  /** the least that is given, in hundredths of a credit */
  first: Hundredths,
  /** in hundredths of a credit */
  step: z.int().check(z.positive()),
  rounding: z.enum(['down', 'nearest']),
  /** where it is rounded, once (rule C2) */
  level: z.enum(['session', 'day', 'programme']),
  asks: CreditAsks,
  /** first and last day of sessions that it is for; null: open */
  from: z.nullable(Day),
  to: z.nullable(Day),
})
export type CreditRule = z.infer<typeof CreditRule>

type Made = Pick<CreditRule, 'id' | 'name' | 'minutesPerCredit' | 'first' | 'step' | 'rounding'> &
  Partial<CreditRule>
const made = (rule: Made): CreditRule => ({
  version: 1,
  level: 'session',
  asks: {},
  from: null,
  to: null,
  ...rule,
})

/** The rules that a new installation offers; each may be copied and changed. */
export const offeredRules: readonly CreditRule[] = [
  made({
    id: 'cpe',
    name: 'CPE, group live (NASBA/AICPA 2024)',
    minutesPerCredit: 50,
    first: 100,
    step: 20,
    rounding: 'down',
  }),
  made({
    id: 'cpe-half',
    name: 'CPE, group live, half credits',
    minutesPerCredit: 50,
    first: 100,
    step: 50,
    rounding: 'down',
  }),
  made({
    id: 'cpe-nano',
    name: 'CPE, nano learning',
    minutesPerCredit: 50,
    first: 20,
    step: 20,
    rounding: 'down',
  }),
  made({
    id: 'cpe-self',
    name: 'CPE, self study',
    minutesPerCredit: 50,
    first: 50,
    step: 50,
    rounding: 'down',
  }),
  made({
    id: 'ama',
    name: 'AMA PRA Category 1',
    minutesPerCredit: 60,
    first: 25,
    step: 25,
    rounding: 'nearest',
  }),
  made({
    id: 'ancc',
    name: 'ANCC contact hour',
    minutesPerCredit: 60,
    first: 0,
    step: 1,
    rounding: 'down',
  }),
  made({
    id: 'iacet',
    name: 'IACET CEU',
    minutesPerCredit: 600,
    first: 10,
    step: 10,
    rounding: 'nearest',
  }),
  made({ id: 'pmi', name: 'PMI PDU', minutesPerCredit: 60, first: 25, step: 25, rounding: 'down' }),
  made({
    id: 'cle-50',
    name: 'CLE, 50-minute states',
    minutesPerCredit: 50,
    first: 50,
    step: 50,
    rounding: 'down',
  }),
  made({
    id: 'cle-60',
    name: 'CLE, 60-minute states',
    minutesPerCredit: 60,
    first: 25,
    step: 25,
    rounding: 'nearest',
  }),
  made({
    id: 'plain',
    name: 'The session’s credits',
    minutesPerCredit: null,
    first: 0,
    step: 1,
    rounding: 'down',
  }),
]
