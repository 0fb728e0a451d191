import { calendarWords } from './calendar-words.ts'
import { fold } from './fold.ts'

export interface CalendarDay {
  year: number
  month: number
  day: number
}

/** A date and a time of day as they are written; three numbers may be read in several orders. */
export interface WrittenTime {
  date: CalendarDay | readonly [number, number, number]
  hour: number
  minute: number
  second: number
  /** the cell itself says that it is UTC */
  utc: boolean
}

const zeros = [0x660, 0x6f0, 0x966, 0xff10]

/**
 * Reads a moment as reports write it: 12 or 24 hours, names of months and of halves of the day in the
 * usual languages, any digits. Words that are not known make it unreadable: they could mean "afternoon".
 * @returns null where it can't be read
 */
export function readWritten(cell: string): WrittenTime | null {
  const text = latinDigits(cell).normalize('NFKC')
  const found = findDate(text)
  if (!found) return null
  const time =
    /(\d{1,2}) ?[:.時时시h] ?(\d{2})(?: ?[:.分분m] ?(\d{2})(?:[.,]\d+)?)?[초秒分분]?/u.exec(
      found.rest,
    )
  if (!time) return null
  const [whole, hour, minute, second = '0'] = time
  const words = fold(found.rest.replace(whole, ' | ').replace(/\|/g, ' '))
  const zone = /(?:^| )(?:utc|gmt|z)$/.exec(words)
  const half = halfOfDay(zone ? words.slice(0, zone.index).trim() : words)
  if (half === null) return null
  const hours = hourOf(Number(hour), half)
  const written = { date: found.date, hour: hours, minute: Number(minute), second: Number(second) }
  if (hours > 23 || written.minute > 59 || written.second > 59) return null
  return { ...written, utc: zone !== null }
}

function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = zeros.find((one) => code >= one && code <= one + 9)
    return zero === undefined ? digit : String(code - zero)
  })
}

function findDate(text: string): { date: WrittenTime['date']; rest: string } | null {
  const numbers =
    /(\d{1,4}) ?[./\-年년] ?(\d{1,2}) ?[./\-月월] ?(\d{4}|\d{1,2})(?!\d)[日일]?\.?(?=\D|$)T?/u.exec(
      text,
    )
  if (numbers) {
    const [whole, a = '', b, c] = numbers
    const rest = text.replace(whole, ' ')
    const three = [Number(a), Number(b), Number(c)] as const
    if (a.length === 3) return null
    const [year, month, day] = three
    return { date: a.length === 4 ? { year, month, day } : three, rest }
  }
  return namedDate(text)
}

const dayFirst = /(\d{1,2})\.? (?:de )?([\p{L}\p{M}]+)\.?,? ?(?:de )?(\d{4})/u
const monthFirst = /([\p{L}\p{M}]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/u

function namedDate(text: string): ReturnType<typeof findDate> {
  const { months } = calendarWords()
  const [first, second] = [dayFirst.exec(text), monthFirst.exec(text)]
  const read = (match: RegExpExecArray | null, name: number, day: number) => {
    const month = months.get(fold(match?.[name] ?? ''))
    if (!match || month === undefined) return null
    const date = { year: Number(match[3]), month, day: Number(match[day]) }
    return { date, rest: text.replace(match[0], ' ') }
  }
  return read(first, 2, 1) ?? read(second, 1, 2)
}

/** undefined: 24 hours; null: words that are not understood */
function halfOfDay(words: string): 0 | 12 | undefined | null {
  const { halves, silent } = calendarWords()
  const half = halves.get(words)
  if (half !== undefined) return half
  if (words === '' || silent.has(words)) return undefined
  // "Dienstag um", "Tuesday AM"
  const parts = words.split(' ')
  for (let cut = 1; cut < parts.length; cut++) {
    const [before, after] = [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')]
    if (!silent.has(before)) continue
    return halfOfDay(after)
  }
  return null
}

function hourOf(hour: number, half: 0 | 12 | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + half
}
