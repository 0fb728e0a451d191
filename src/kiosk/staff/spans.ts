import { useMemo } from 'preact/hooks'
import { tagOf } from '../../i18n/plural.ts'
import { useView } from '../view.ts'

/** Amounts as a language writes them. */
export interface Spans {
  /** 30 seconds */
  seconds: (n: number) => string
  /** 0.4 s, 12 min */
  short: (ms: number) => string
  /** 16 min ago */
  ago: (ms: number) => string
  /** 11.2 GB */
  bytes: (n: number) => string
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export function createSpans(language: string): Spans {
  const tag = tagOf(language)
  const unit = (name: string, n: number, unitDisplay: 'long' | 'short' | 'narrow', digits = 0) =>
    new Intl.NumberFormat(tag, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: digits,
    }).format(n)
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' })
  return {
    seconds: (n) => unit('second', n, 'long'),
    short: (ms) => {
      if (ms < minute) return unit('second', ms / 1_000, 'short', 1)
      if (ms < hour) return unit('minute', ms / minute, 'short')
      return unit('hour', ms / hour, 'short', 1)
    },
    ago: (ms) => {
      if (ms < minute) return relative.format(0, 'second')
      if (ms < hour) return relative.format(-Math.floor(ms / minute), 'minute')
      if (ms < day) return relative.format(-Math.floor(ms / hour), 'hour')
      return relative.format(-Math.floor(ms / day), 'day')
    },
    bytes: (n) =>
      n < 1e9
        ? unit('megabyte', n / 1e6, 'short')
        : unit('gigabyte', n / 1e9, 'short', n < 1e11 ? 1 : 0),
  }
}

export function useSpans(): Spans {
  const { language } = useView()
  return useMemo(() => createSpans(language), [language])
}
