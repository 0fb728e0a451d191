/** A day of the calendar, `YYYY-MM-DD`, as people say it where the programme is. */
export type Day = string

/** Days since 1 January 1970; proleptic Gregorian. */
export function dayNumber(day: Day): number {
  const { year, month, date } = parts(day)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  )
}

/** The same day so many months later; a day that the month lacks becomes its last (rule X1). */
export function monthsLater(day: Day, months: number): Day {
  const { year, month, date } = parts(day)
  const count = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1]
  return written(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)))
}

const parts = (day: Day) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date }
}

const written = (year: number, month: number, date: number): Day =>
  [String(year).padStart(4, '0'), ...[month, date].map((n) => String(n).padStart(2, '0'))].join('-')

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
