import type { CreditRule } from '../../domain/credit-rule.ts'
import { dayWords } from './day-words.ts'

/** Hundredths of a credit, as people write them. */
export const amount = (hundredths: number): string => String(hundredths / 100)

export const levelWords = {
  session: 'Each session',
  day: 'The sessions of a day together',
  programme: 'The programme as a whole',
} as const

export const roundingWords = { down: 'Down', nearest: 'To the nearest' } as const

/** The days of sessions for which a version is good. */
export function goodWords({ from, to }: Pick<CreditRule, 'from' | 'to'>): string {
  if (from === null && to === null) return 'Of any day'
  if (from === null) return `Up to ${dayWords(to ?? '')}`
  return to === null ? `From ${dayWords(from)}` : `${dayWords(from)} to ${dayWords(to)}`
}

/** What a rule asks of an attendance, in words; none: nothing. */
export function asksWords({ asks }: CreditRule): string[] {
  const words: [number | undefined, (n: number) => string][] = [
    [asks.thresholdPercent, (n) => `${n} % of the time`],
    [asks.minMinutes, (n) => `${n} minutes`],
    [asks.latestArrivalMin, (n) => `there ${n} minutes after the start`],
    [asks.earliestLeavingMin, (n) => `there until ${n} minutes before the end`],
    [asks.longestGapMin, (n) => `never away longer than ${n} minutes`],
    [asks.surveyDays, (n) => `the survey within ${n} days`],
  ]
  const asked = words.flatMap(([n, say]) => (n === undefined ? [] : [say(n)]))
  return asks.allOrNothing ? [...asked, 'all of the session’s credits, or none'] : asked
}
