const dayFirst = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T]+(.*))?$/
const yearFirst = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[ ,T]+(.*))?$/
const clock = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*([ap]\.?m\.?)?$/i

/**
 * A date and time as people write them, in the form that is taken; null where it isn't clear which
 * day is meant: 4/5/2026 is the fourth of May to some and the fifth of April to others.
 */
export function looseTime(text: string): string | null {
  const found = dateOf(text)
  if (!found) return null
  const time = found.time === '' ? '09:00' : timeOf(found.time)
  const { year, month, day } = found
  if (!time || !exists(year, month, day)) return null
  return `${year}-${two(month)}-${two(day)}T${time}`
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return (
    year >= 1970 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  )
}

const two = (part: number) => String(part).padStart(2, '0')

function dateOf(text: string) {
  const whole = yearFirst.exec(text)
  if (whole) {
    const [, year, month, day, time = ''] = whole
    return { year: Number(year), month: Number(month), day: Number(day), time: time.trim() }
  }
  const match = dayFirst.exec(text)
  if (!match) return null
  const [, first, sign, second, year, time = ''] = match
  const [a, b] = [Number(first), Number(second)]
  const rest = { year: Number(year), time: time.trim() }
  // points stand between day and month wherever they are written
  if (sign === '.' || a > 12) return { day: a, month: b, ...rest }
  return b > 12 ? { day: b, month: a, ...rest } : null
}

function timeOf(text: string): string | null {
  const match = clock.exec(text)
  if (!match) return null
  const [, hours, minutes = '00', half] = match
  const hour = half ? (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hours)
  return hour < 24 && Number(minutes) < 60 ? `${two(hour)}:${minutes}` : null
}
