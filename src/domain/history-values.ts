import { type Detail, idsAt, type Wording } from './history-detail.ts'

/** Names of what has no name in plain words already. */
const called: Record<string, string> = {
  actualStart: 'actual start',
  actualEnd: 'actual end',
  code: 'reference',
  thresholdPercent: 'presence threshold',
  opensBeforeMin: 'minutes open before the start',
  closesAfterMin: 'minutes open after the end',
  time_zone: 'time zone',
  starts_on: 'first day',
  ends_on: 'last day',
  pin: 'staff PIN',
  bounceMs: 'double taps within',
  undoMs: 'time to undo',
  resultMs: 'result screen',
  opensBeforeMs: 'open before the start',
  closesAfterMs: 'open after the end',
  deadlineMs: 'deadline for kiosks',
  confidenceMs: 'doubtful clocks from',
  confirmOut: 'confirm check-out',
  impliedCheckOut: 'check-out by check-in elsewhere',
  automaticMark: 'automatic marks',
  keepDays: 'days taps stay on tablets',
  personalDataYears: 'years personal data is kept',
}
const moments = new Set(['start', 'end', 'actualStart', 'actualEnd'])

/** What was changed, with the values before and after where the row holds them. */
export function changes(detail: Detail, { time }: Wording): string {
  const before = valuesAt(detail, 'before')
  const after = valuesAt(detail, 'after')
  const told = idsAt(detail, 'changed').map((key) => {
    const name = called[key] ?? spelt(key)
    if (!(key in before) || !(key in after)) return name
    const say = (value: unknown) => shown(key, value, time)
    return `${name} from ${say(before[key])} to ${say(after[key])}`
  })
  return told.join(', ')
}

const spelt = (key: string) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function valuesAt(detail: Detail, key: string): Record<string, unknown> {
  const value = detail[key]
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function shown(key: string, value: unknown, time: (ms: number) => string): string {
  if (value === null || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value !== 'number') return `“${String(value)}”`
  if (moments.has(key)) return time(value)
  return key.endsWith('Ms') ? lasting(value) : String(value)
}

function lasting(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`
}
