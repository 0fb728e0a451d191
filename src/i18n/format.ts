import { once } from './once.ts'
import { tagOf } from './plural.ts'

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

/** @param timeZone of the programme; one that this browser doesn't know gives the tablet's own */
export function createFormat(language: string, timeZone: string): Format {
  const locale = tagOf(language)
  // each is made when it is first needed: a slow tablet takes 100 ms for one
  const numbers = once(() => new Intl.NumberFormat(locale))
  const make = (options: Intl.DateTimeFormatOptions, of = locale) => {
    const format = once(() => inZone(of, options, timeZone))
    return (at: number) => format().format(at)
  }
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return {
    time: make(clock),
    seconds: make({ ...clock, second: '2-digit' }),
    day: make({ weekday: 'long', day: 'numeric', month: 'long' }),
    number: (n) => numbers().format(n),
    date: make({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA'),
  }
}

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
