import { fold } from './fold.ts'

const locales = [
  ...['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'sk', 'hu'],
  ...['ro', 'el', 'tr', 'ru', 'uk', 'bg', 'ja', 'ko', 'zh', 'zh-TW', 'ar', 'he', 'hi', 'id', 'vi'],
]

interface Words {
  /** 1 to 12 by folded name; names that mean two months in two languages are left out */
  months: ReadonlyMap<string, number>
  /** hours to add, by folded name: 0 before noon, 12 after */
  halves: ReadonlyMap<string, 0 | 12>
  /** words beside a time that say nothing */
  silent: ReadonlySet<string>
}

const glue = [
  'uhr',
  'um',
  'klo',
  'kl',
  'h',
  'at',
  'a las',
  'a',
  'as',
  'alle',
  'alle ore',
  'om',
  'v',
  'в',
  'o',
  'ob',
  'la',
  'و',
  's',
]

let known: Words | undefined

/** Names of months and halves of the day in the languages of reports, folded. */
export function calendarWords(): Words {
  known ??= collect()
  return known
}

function collect(): Words {
  const months = new Map<string, number>()
  const twice = new Set<string>()
  const halves = new Map<string, 0 | 12>([
    ['am', 0],
    ['a m', 0],
    ['pm', 12],
    ['p m', 12],
    ['vorm', 0],
    ['nachm', 12],
  ])
  const silent = new Set(glue)
  for (const locale of locales) {
    for (const style of ['long', 'short'] as const) {
      for (const [name, month] of monthNames(locale, style)) {
        if ((months.get(name) ?? month) !== month) twice.add(name)
        months.set(name, month)
      }
      for (let day = 1; day <= 7; day++) {
        silent.add(partOf(locale, { weekday: style }, Date.UTC(2026, 2, day), 'weekday'))
      }
    }
    for (const half of [0, 12] as const) {
      const at = Date.UTC(2026, 2, 1, half + 9)
      const name = partOf(locale, { hour: 'numeric', hour12: true }, at, 'dayPeriod')
      if (name !== '' && !halves.has(name)) halves.set(name, half)
    }
  }
  for (const name of twice) months.delete(name)
  return { months, halves, silent }
}

function monthNames(locale: string, month: 'long' | 'short'): [string, number][] {
  return Array.from({ length: 12 }, (_, n): [string, number] => [
    partOf(locale, { month, day: 'numeric' }, Date.UTC(2026, n, 15), 'month'),
    n + 1,
  ]).filter(([name]) => name !== '' && !/^\d/.test(name))
}

function partOf(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  at: number,
  type: Intl.DateTimeFormatPartTypes,
): string {
  const form = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })
  return fold(form.formatToParts(at).find((part) => part.type === type)?.value ?? '')
}
