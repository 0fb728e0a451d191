import type { CreditRule } from './credit-rule.ts'
import { type Attendance, type Credits, designated, hundredthMs, type Lack } from './credits.ts'

const MINUTE = 60_000
const minutes = (ms: number) => Math.floor(ms / MINUTE)
const amount = (hundredths: number) => String(hundredths / 100)

/** "62 of 75 minutes at 50 minutes a credit: 1.24, down to 1.2". */
export function explainCredits(rule: CreditRule, one: Attendance, credits: Credits): string {
  const { hundredths } = credits
  if (rule.minutesPerCredit === null) return `The session’s credits: ${amount(hundredths)}`
  if (rule.asks.allOrNothing && one.fields.length > 0) {
    return `All asked for is met, so the session’s credits in full: ${amount(hundredths)}`
  }
  const spent = one.countedMs ?? one.totalMs
  const elsewhere = minutes(one.totalMs) - minutes(spent)
  const apart = elsewhere > 0 ? `, ${elsewhere} of them counted in another session,` : ''
  const word = one.vouched ? 'On a person’s word, with no time recorded, ' : ''
  const time = `${word}${minutes(one.totalMs)} of ${minutes(one.windowMs)} minutes${apart} at ${rule.minutesPerCredit} minutes a credit`
  const raw = Math.floor(spent / hundredthMs(rule.minutesPerCredit))
  const most = designated(one)
  if (most !== null && raw > most && hundredths <= most) {
    return `${time}: ${amount(raw)}, at most the session’s ${amount(most)}${rest(rule, most, hundredths)}`
  }
  return `${time}: ${amount(raw)}${rest(rule, raw, hundredths)}`
}

/** What rounding did to `before`. */
function rest({ first }: CreditRule, before: number, hundredths: number): string {
  if (hundredths === before) return ''
  if (hundredths === 0 && before < first) return `, less than the first ${amount(first)}, so 0`
  return `, ${hundredths < before ? 'down' : 'up'} to ${amount(hundredths)}`
}

/** The same where several sessions are rounded together: what they have in all, and what of it is here. */
export function explainTogether(
  rule: CreditRule,
  together: readonly Attendance[],
  all: Credits,
  here: number,
): string {
  const spent = together.reduce((sum, one) => sum + (one.countedMs ?? one.totalMs), 0)
  const level = rule.level === 'day' ? 'the day' : 'the programme'
  const time = `${together.length} sessions of ${level} together: ${minutes(spent)} minutes`
  const { unrounded, hundredths } = all
  const worth =
    rule.minutesPerCredit === null ? '' : ` at ${rule.minutesPerCredit} minutes a credit`
  return `${time}${worth}: ${amount(unrounded)}${rest(rule, unrounded, hundredths)}; of it here ${amount(here)}`
}

/** Why an attendance gives nothing under a rule (rule C3). */
export function explainLack({ asks }: CreditRule, lack: Lack, one: Attendance): string {
  const time = `${minutes(one.totalMs)} of ${minutes(one.windowMs)} minutes`
  const words: Record<Lack, string> = {
    'not-attended': 'not attended',
    threshold: `${time} are less than the ${asks.thresholdPercent} % asked for`,
    minutes: `${time}, and ${asks.minMinutes} are asked for`,
    late: `came later than ${asks.latestArrivalMin} minutes after the start`,
    'left-early': `left earlier than ${asks.earliestLeavingMin} minutes before the end`,
    gap: `was away for longer than ${asks.longestGapMin} minutes at a time`,
    survey: `the survey was not answered within ${asks.surveyDays} days`,
  }
  return `No credit: ${words[lack]}`
}
