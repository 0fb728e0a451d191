const formatters = new Map<string, Intl.DateTimeFormat>()

/** Formatters are slow to make and are asked for in every cell: one for each zone and form. */
function formatter(zone: string, form: string, options: Intl.DateTimeFormatOptions) {
  const key = `${form} ${zone}`
  const kept = formatters.get(key)
  if (kept) return kept
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone, calendar: 'gregory' })
  formatters.set(key, made)
  return made
}

/** `10:15` in the programme's zone; `at` in ms UTC, as everywhere below. */
export const clock = (at: number, zone: string): string =>
  formatter(zone, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** `10:17:04` */
export const clockSeconds = (at: number, zone: string): string =>
  formatter(zone, 'seconds', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at)

/** `2026-11-18`: the day in the zone, to compare and to link to */
export function dayKey(at: number, zone: string): string {
  const form = formatter(zone, 'key', { year: 'numeric', month: '2-digit', day: '2-digit' })
  const parts = new Map(form.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/** `Wed 18` */
export const dayShort = (at: number, zone: string): string =>
  formatter(zone, 'short', { weekday: 'short', day: 'numeric' }).format(at)

/** `Wednesday 18 November` */
export const dayLong = (at: number, zone: string): string =>
  formatter(zone, 'long', { weekday: 'long', day: 'numeric', month: 'long' }).format(at)

/** `Wed 18 November` */
export const dayMiddle = (at: number, zone: string): string =>
  `${formatter(zone, 'weekday', { weekday: 'short' }).format(at)} ${dayMonth(at, zone)}`

const dayMonth = (at: number, zone: string): string =>
  formatter(zone, 'month', { day: 'numeric', month: 'long' }).format(at)

/** `17 to 19 November`; the end is exclusive, so midnight belongs to the day before. */
export function dayRange(starts: number, ends: number, zone: string): string {
  const last = Math.max(starts, ends - 1)
  const [from, to] = [dayMonth(starts, zone), dayMonth(last, zone)]
  if (from === to) return from
  const [day, month] = from.split(' ')
  return month === to.split(' ')[1] ? `${day} to ${to}` : `${from} to ${to}`
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `1:33:16`: a length, cut to whole seconds */
export function hms(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** `14:59` left; never below zero */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}

/** `96.1`; the server has cut it to one decimal already (rule D3) */
export const percentText = (percent: number): string => percent.toFixed(1)

const minute = 60_000
const hour = 60 * minute

/** `just now`, `40 s ago`, `21 min ago`, `3 h ago`, `2 days ago` */
export function ago(ms: number): string {
  if (ms < 5_000) return 'just now'
  if (ms < minute) return `${Math.floor(ms / 1000)} s ago`
  if (ms < hour) return `${Math.floor(ms / minute)} min ago`
  if (ms < 48 * hour) return `${Math.floor(ms / hour)} h ago`
  return `${Math.floor(ms / (24 * hour))} days ago`
}

/** `0.4 s`, `+4 min 10 s`: how far a tablet's clock is from the server's */
export function offsetText(ms: number): string {
  const size = Math.abs(ms)
  if (size < 10_000) return `${(Math.floor(size / 100) / 10).toFixed(1)} s`
  const sign = ms < 0 ? '−' : '+'
  const seconds = Math.floor(size / 1000)
  if (seconds < 60) return `${sign}${seconds} s`
  if (seconds < 3600) return `${sign}${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${sign}${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`
}

/** `1.2 GB` */
export function bytesText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`
  return `${Math.round(bytes / 1e3)} kB`
}

const numbers = new Intl.NumberFormat('en-GB')

/** `1,204` */
export const count = (n: number): string => numbers.format(n)

/** `1 session`, `41 sessions` */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`
