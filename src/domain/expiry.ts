import { type Day, dayNumber, monthsLater } from './day.ts'

export type ExpiryStatus = 'valid' | 'expiring-soon' | 'expired'

export interface Expiry {
  status: ExpiryStatus
  /** the last day on which it is valid */
  until: Day
}

/**
 * How long an attendance is valid (rule X1): from the day `from` for so many months, that day included,
 * and about to end from `soonDays` before it.
 * @param today the day for which it is asked, in the programme's zone like `from`
 */
export function expiryOf(
  { from, months, soonDays }: { from: Day; months: number; soonDays: number },
  today: Day,
): Expiry {
  const until = monthsLater(from, months)
  const left = dayNumber(until) - dayNumber(today)
  if (left < 0) return { status: 'expired', until }
  return { status: left <= soonDays ? 'expiring-soon' : 'valid', until }
}
