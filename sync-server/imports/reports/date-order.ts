import type { DateOrder } from '../../../src/domain/api-reports.ts'
import type { CalendarDay, WrittenTime } from './written-time.ts'

const dateOrders = ['dmy', 'mdy', 'ymd'] as const satisfies DateOrder[]

/** The day that a written date names in an order; null: there is none. Years of two digits are 20xx. */
export function dayIn({ date }: WrittenTime, order: DateOrder): CalendarDay | null {
  const day = 'year' in date ? date : inOrder(date, order)
  const { year, month, day: number } = day
  if (month < 1 || month > 12 || number < 1 || number > daysIn(year, month)) return null
  return year >= 1970 && year <= 2199 ? day : null
}

/** The orders in which the most of these can be read, each reading once; none where nothing can. */
export function possibleOrders(times: readonly WrittenTime[]): DateOrder[] {
  const seen = new Set<string>()
  const readings = dateOrders.map((order) => {
    const days = times.map((time) => dayIn(time, order))
    return { order, days: JSON.stringify(days), read: days.filter((day) => day !== null).length }
  })
  const most = Math.max(1, ...readings.map(({ read }) => read))
  const best = readings.filter(({ days, read }) => {
    if (read < most || seen.has(days)) return false
    seen.add(days)
    return true
  })
  return best.map(({ order }) => order)
}

function inOrder([a, b, c]: readonly [number, number, number], order: DateOrder): CalendarDay {
  const full = (year: number) => (year < 100 ? 2000 + year : year)
  if (order === 'dmy') return { year: full(c), month: b, day: a }
  if (order === 'mdy') return { year: full(c), month: a, day: b }
  return { year: full(a), month: b, day: c }
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return leap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
