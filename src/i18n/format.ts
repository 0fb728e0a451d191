import { once } from './once.ts'
import { inDigits, numbersOf, tagOf } from './plural.ts'
import type { SteadyOffset } from './steady-offset.ts'

/** Times and days as a language writes them, in the programme's zone. All times ms UTC. */
export interface Format {
  /** 10:42 */
  time: (at: number) => string
  /** 10:42:07 */
  seconds: (at: number) => string
  /** Tuesday 3 March */
  day: (at: number) => string
  /** 1,200 */
  number: (n: number) => string
  /** the calendar day, to be compared */
  date: (at: number) => string
}

/**
 * @param timeZone of the programme; one that this browser doesn't know gives the tablet's own
 * @param steady what was learned of the zone before: a slow tablet takes 100 ms to read it anew
 */
export function createFormat(
  language: string,
  timeZone: string,
  steady: SteadyOffset | null = null,
): Format {
  const locale = tagOf(language)
  // each is made when it is first needed: a slow tablet takes 100 ms for one
  const make = (options: Intl.DateTimeFormatOptions, of = locale) => {
    const format = once(() => inZone(of, options, timeZone))
    return (at: number) => format().format(at)
  }
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const fromIntl = { time: make(clock), date: make(isoDay, 'en-CA') }
  const known = steady?.zone === timeZone ? steady : null
  /** 2026-03-03T10:42…, where the offset is known */
  const local = (at: number) =>
    known && known.from <= at && at < known.to
      ? new Date(at + known.minutes * MINUTE_MS).toISOString()
      : null
  return {
    time: (at) => {
      const text = local(at)?.slice(11, 16)
      return text === undefined ? fromIntl.time(at) : inDigits(text, locale)
    },
    seconds: make({ ...clock, second: '2-digit' }),
    day: make({ weekday: 'long', day: 'numeric', month: 'long' }),
    number: numbersOf(locale),
    date: (at) => local(at)?.slice(0, 10) ?? fromIntl.date(at),
  }
}

const MINUTE_MS = 60_000
const isoDay = { year: 'numeric', month: '2-digit', day: '2-digit' } as const

function inZone(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  timeZone: string,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone })
  } catch {
    // RangeError: a zone newer than this browser. A clock in the tablet's zone is better than none.
    return new Intl.DateTimeFormat(locale, options)
  }
}
