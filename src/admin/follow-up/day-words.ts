import type { Day } from '../../domain/day.ts'

const words = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `1 Mar 2027`. */
export const dayWords = (day: Day): string => words.format(Date.parse(`${day}T12:00:00Z`))
