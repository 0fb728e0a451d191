import type { NewCreditRule } from '../../domain/api-follow.ts'
import type { CreditRule } from '../../domain/credit-rule.ts'
import { err, ok, type Result } from '../../domain/result.ts'

/** A rule as it stands in the form: numbers as they are typed. */
export interface RuleDraft {
  name: string
  minutes: string
  first: string
  step: string
  rounding: CreditRule['rounding']
  level: CreditRule['level']
  threshold: string
  minMinutes: string
  arrival: string
  leaving: string
  gap: string
  survey: string
  allOrNothing: boolean
  from: string
  to: string
}

const shown = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)

export function draftOfRule(rule: CreditRule, isVersion: boolean): RuleDraft {
  const { asks } = rule
  return {
    name: isVersion ? rule.name : `${rule.name}, ours`,
    minutes: shown(rule.minutesPerCredit),
    first: shown(rule.first / 100),
    step: shown(rule.step / 100),
    rounding: rule.rounding,
    level: rule.level,
    threshold: shown(asks.thresholdPercent),
    minMinutes: shown(asks.minMinutes),
    arrival: shown(asks.latestArrivalMin),
    leaving: shown(asks.earliestLeavingMin),
    gap: shown(asks.longestGapMin),
    survey: shown(asks.surveyDays),
    allOrNothing: asks.allOrNothing ?? false,
    from: isVersion ? '' : (rule.from ?? ''),
    to: rule.to ?? '',
  }
}

/** The rule that the form says, or what is to be mended, in words. */
export function ruleOf(draft: RuleDraft): Result<NewCreditRule, string> {
  const problems: string[] = []
  const number = (typed: string, name: string, most: number): number | null => {
    const plain = typed.trim().replace(',', '.')
    if (plain === '') return null
    const value = Number(plain)
    if (/^\d+(\.\d{1,2})?$/.test(plain) && value <= most) return value
    problems.push(`${name}: a number up to ${most}.`)
    return null
  }
  if (draft.name.trim() === '') problems.push('Give it a name.')
  const minutes = number(draft.minutes, 'Minutes a credit', 6000)
  if (minutes !== null && !(Number.isInteger(minutes) && minutes > 0)) {
    problems.push('Minutes a credit: a whole number above 0, or empty.')
  }
  const step = number(draft.step, 'Step', 100)
  if (minutes !== null && !step) problems.push('Step: a number above 0.')
  const first = number(draft.first, 'First credit', 100)
  const asks = {
    thresholdPercent: number(draft.threshold, 'Presence', 100),
    minMinutes: number(draft.minMinutes, 'Minutes asked for', 6000),
    latestArrivalMin: number(draft.arrival, 'Latest arrival', 6000),
    earliestLeavingMin: number(draft.leaving, 'Earliest leaving', 6000),
    longestGapMin: number(draft.gap, 'Longest time away', 6000),
    surveyDays: number(draft.survey, 'Survey', 365),
  }
  if (problems.length > 0) return err(problems.join(' '))
  const set = Object.entries(asks).filter(([, value]) => value !== null)
  return ok({
    name: draft.name.trim(),
    minutesPerCredit: minutes,
    first: Math.round((first ?? 0) * 100),
    step: Math.round((step ?? 0.01) * 100),
    rounding: draft.rounding,
    level: draft.level,
    asks: {
      ...Object.fromEntries(set),
      ...(draft.allOrNothing ? { allOrNothing: true } : {}),
    },
    from: draft.from || null,
    to: draft.to || null,
  })
}
