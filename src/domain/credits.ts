import type { CreditRule } from './credit-rule.ts'
import { type Share, split } from './split.ts'

/** What credits of one attendance follow from. */
export interface Attendance {
  session: string
  attended: boolean
  /** on a person's word, where no time is known: all of the session */
  vouched?: boolean
  totalMs: number
  /** what of it counts in no other session (rule D6); left out: all */
  countedMs?: number
  /** what could be spent, ms */
  windowMs: number
  /** ms after the window's start of the first stay; null: no time is known */
  arrivedMs: number | null
  /** ms before the window's end of the last leaving */
  leftMs: number | null
  longestGapMs: number
  /** days after the session's end on which its survey was answered; null: it wasn't */
  surveyAfterDays: number | null
  /** the session's fields of study with their credits in hundredths, as designated */
  fields: readonly { name: string; hundredths: number }[]
}

/** What a rule asks and an attendance lacks (rule C3). */
export type Lack =
  | 'not-attended'
  | 'threshold'
  | 'minutes'
  | 'late'
  | 'left-early'
  | 'gap'
  | 'survey'

export interface Credits {
  /** rounded, hundredths of a credit */
  hundredths: number
  /** of that, by field of study; adds up to it (rule C2) */
  fields: { name: string; hundredths: number }[]
  /** what the minutes alone would be worth, in hundredths, cut to whole ones: for the words that explain it */
  unrounded: number
  /** by session, why it gives nothing */
  lacks: { session: string; lack: Lack }[]
}

const MINUTE = 60_000
/** One hundredth of a credit, ms. */
export const hundredthMs = (minutesPerCredit: number) => (minutesPerCredit * MINUTE) / 100

/** Why this attendance gives nothing under the rule; null: it gives (rule C3). */
export function lackOf(rule: CreditRule, one: Attendance): Lack | null {
  const { asks } = rule
  const over = (ms: number | null, limit: number | undefined) =>
    limit !== undefined && (ms === null || ms > limit * MINUTE)
  if (!one.attended) return 'not-attended'
  if (
    asks.thresholdPercent !== undefined &&
    one.totalMs * 100 < asks.thresholdPercent * one.windowMs
  )
    return 'threshold'
  if (asks.minMinutes !== undefined && one.totalMs < asks.minMinutes * MINUTE) return 'minutes'
  if (over(one.arrivedMs, asks.latestArrivalMin)) return 'late'
  if (over(one.leftMs, asks.earliestLeavingMin)) return 'left-early'
  if (over(one.longestGapMs, asks.longestGapMin)) return 'gap'
  const answered = one.surveyAfterDays
  if (asks.surveyDays !== undefined && (answered === null || answered > asks.surveyDays))
    return 'survey'
  return null
}

/**
 * The credits of what is rounded together under a rule: one session, or all of a day or programme
 * (rules C1 to C3). Time beyond what a session is designated for counts nowhere.
 */
export function creditsOf(rule: CreditRule, together: readonly Attendance[]): Credits {
  const judged = together.map((one) => ({ one, lack: lackOf(rule, one) }))
  const giving = judged.flatMap(({ one, lack }) => (lack === null ? [one] : []))
  const lacks = judged.flatMap(({ one, lack }) =>
    lack === null ? [] : [{ session: one.session, lack }],
  )
  const worth = giving.map((one) => ({ one, ms: worthMs(rule, one) }))
  const unit = hundredthMs(rule.minutesPerCredit ?? 60)
  const ms = worth.reduce((sum, each) => sum + each.ms, 0)
  // a session that nothing of the time was spent in takes none of what is rounded up
  const spent = worth.flatMap(({ one, ms: own }) => (own > 0 ? [one] : []))
  const hundredths = Math.min(rounded(rule, ms, unit), mostOf(spent))
  const shares = worth.flatMap(({ one, ms: own }) => sharesOf(one, own))
  return {
    hundredths,
    fields: split(hundredths, shares, rule.step),
    unrounded: Math.floor(ms / unit),
    lacks,
  }
}

/** What one session has of the credits that are rounded together. */
export interface SessionCredits {
  session: string
  hundredths: number
  fields: Credits['fields']
  lack: Lack | null
}

/**
 * The same told apart by session, by its share of the worth: the parts add up to what was rounded once
 * (rule C2), and the fields of each to its part.
 */
export function creditsApart(
  rule: CreditRule,
  together: readonly Attendance[],
): { all: Credits; sessions: SessionCredits[] } {
  const all = creditsOf(rule, together)
  const lacks = new Map(all.lacks.map(({ session, lack }) => [session, lack]))
  const giving = together.filter(({ session }) => !lacks.has(session))
  const parts = split(
    all.hundredths,
    giving.map((one) => ({
      name: one.session,
      part: worthMs(rule, one),
      most: designated(one) ?? Number.POSITIVE_INFINITY,
    })),
    rule.step,
  )
  const partOf = new Map(parts.map(({ name, hundredths }) => [name, hundredths]))
  const sessions = together.map((one) => {
    const hundredths = partOf.get(one.session) ?? 0
    const fields =
      hundredths === 0 ? [] : split(hundredths, sharesOf(one, worthMs(rule, one)), rule.step)
    return { session: one.session, hundredths, fields, lack: lacks.get(one.session) ?? null }
  })
  return { all, sessions }
}

/** What of its time is worth something, ms: never more than the session is designated for. */
function worthMs(rule: CreditRule, one: Attendance): number {
  const most = designated(one)
  const unit = hundredthMs(rule.minutesPerCredit ?? 60)
  const spent = one.countedMs ?? one.totalMs
  if (rule.minutesPerCredit === null) return (most ?? 0) * unit
  if (rule.asks.allOrNothing) return most === null ? spent : most * unit
  return most === null ? spent : Math.min(spent, most * unit)
}

/** Hundredths that the session is designated for; null: none are named, its minutes alone count. */
export const designated = ({ fields }: Attendance): number | null =>
  fields.length === 0 ? null : fields.reduce((sum, { hundredths }) => sum + hundredths, 0)

const mostOf = (giving: readonly Attendance[]): number =>
  giving.reduce((sum, one) => sum + (designated(one) ?? Number.POSITIVE_INFINITY), 0)

/** In whole steps; below the first credit there is none. */
function rounded({ step, first, rounding }: CreditRule, ms: number, unit: number): number {
  const stepMs = step * unit
  const steps =
    rounding === 'down' ? Math.floor(ms / stepMs) : Math.floor((2 * ms + stepMs) / (2 * stepMs))
  const hundredths = steps * step
  return hundredths < first ? 0 : hundredths
}

/** A session's worth by field of study, as its credits are designated. */
function sharesOf(one: Attendance, ms: number): Share[] {
  const all = designated(one)
  if (all === null || all === 0) return []
  return one.fields.map(({ name, hundredths }) => ({
    name,
    part: (ms * hundredths) / all,
    most: hundredths,
  }))
}
