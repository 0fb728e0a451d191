import type { CreditRule } from './credit-rule.ts'

/** What credits of one attendance follow from. */
export interface Attendance {
  session: string
  attended: boolean
  totalMs: number
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
const hundredthMs = (minutesPerCredit: number) => (minutesPerCredit * MINUTE) / 100

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
  const hundredths = Math.min(rounded(rule, ms, unit), mostOf(giving))
  const shares = worth.flatMap(({ one, ms: own }) => sharesOf(one, own))
  return {
    hundredths,
    fields: split(hundredths, shares, rule.step),
    unrounded: Math.floor(ms / unit),
    lacks,
  }
}

/** What of its time is worth something, ms: never more than the session is designated for. */
function worthMs(rule: CreditRule, one: Attendance): number {
  const most = designated(one)
  const unit = hundredthMs(rule.minutesPerCredit ?? 60)
  if (rule.minutesPerCredit === null) return (most ?? 0) * unit
  if (rule.asks.allOrNothing) return most === null ? one.totalMs : most * unit
  return most === null ? one.totalMs : Math.min(one.totalMs, most * unit)
}

/** Hundredths that the session is designated for; null: none are named, its minutes alone count. */
const designated = ({ fields }: Attendance): number | null =>
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

interface Share {
  name: string
  /** what of the worth falls to it, for the proportion */
  part: number
  /** hundredths that it is designated for */
  most: number
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

/**
 * Splits by largest remainder, in steps as long as they fit under what each field is designated for,
 * then in hundredths, so that the parts add up.
 */
function split(hundredths: number, shares: readonly Share[], step: number): Credits['fields'] {
  const fields = new Map<string, Share>()
  for (const { name, part, most } of shares) {
    const known = fields.get(name) ?? { name, part: 0, most: 0 }
    fields.set(name, { name, part: known.part + part, most: known.most + most })
  }
  const all = [...fields.values()].reduce((sum, { part }) => sum + part, 0)
  if (all === 0) return []
  const given = [...fields.values()].map(({ name, part, most }) => {
    const wanted = (hundredths * part) / all
    const whole = Math.min(Math.floor(wanted / step) * step, most)
    return { name, most, wanted, hundredths: whole }
  })
  for (const unit of [step, 1]) {
    let left = hundredths - given.reduce((sum, each) => sum + each.hundredths, 0)
    while (left >= unit) {
      const next = given
        .filter((each) => each.hundredths + unit <= each.most)
        .sort((a, b) => b.wanted - b.hundredths - (a.wanted - a.hundredths))[0]
      if (!next) break
      next.hundredths += unit
      left -= unit
    }
  }
  return given.map(({ name, hundredths: part }) => ({ name, hundredths: part }))
}

/** "62 of 75 minutes at 50 minutes a credit: 1.24, down to 1.2". */
export function explainCredits(rule: CreditRule, one: Attendance, credits: Credits): string {
  const minutes = (ms: number) => Math.floor(ms / MINUTE)
  const amount = (hundredths: number) => String(hundredths / 100)
  if (rule.minutesPerCredit === null) return `The session’s credits: ${amount(credits.hundredths)}`
  const time = `${minutes(one.totalMs)} of ${minutes(one.windowMs)} minutes at ${rule.minutesPerCredit} minutes a credit`
  const { hundredths, unrounded } = credits
  if (hundredths === unrounded) return `${time}: ${amount(hundredths)}`
  const way = hundredths < unrounded ? 'down' : 'up'
  return `${time}: ${amount(unrounded)}, ${way} to ${amount(hundredths)}`
}
