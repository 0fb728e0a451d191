import { Temporal } from 'temporal-polyfill'
import { ok, type Result } from '../../../src/domain/result.ts'
import type { Span } from '../../../src/domain/session.ts'
import { type Read, splitList, unreadable } from './read.ts'
import { localText } from './time.ts'

const clock = '\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?'
const breakText = new RegExp(`^(${clock})\\s*[-–]\\s*(${clock})$`)

/**
 * Reads `10:30-10:45;…`: local times on the day of the session's start, or on a later one where the
 * session goes past midnight. Each must lie inside the session's window.
 */
export function readBreaks(text: string, window: Span, zone: string): Read<Span[]> {
  const breaks: Span[] = []
  for (const part of splitList(text)) {
    const one = readBreak(part, window, zone)
    if (!one.ok) return one
    breaks.push(one.value)
  }
  return ok(breaks.sort((a, b) => a.start - b.start || a.end - b.end))
}

function readBreak(part: string, window: Span, zone: string): Read<Span> {
  const match = breakText.exec(part)
  if (!match) {
    return unreadable('bad-break', `"${part}" is not a break. Write it like 10:30-10:45.`)
  }
  const [, from = '', to = ''] = match
  const start = within(from, { start: window.start, end: window.end - 1 }, zone)
  if (!start.ok) return about(part, start.error)
  const end = within(to, { start: start.value + 1, end: window.end }, zone)
  return end.ok ? ok({ start: start.value, end: end.value }) : about(part, end.error)
}

type Miss = 'outside' | 'twice' | 'no-time'

function about(part: string, miss: Miss): Read<never> {
  const why = {
    outside: 'does not lie inside the session, or ends before it starts',
    twice: 'exists twice inside the session, since the clock goes back',
    'no-time': 'holds a time that no day has',
  }
  return unreadable('bad-break', `The break "${part}" ${why[miss]}.`)
}

/** The one instant inside `span`, both ends included, at which a clock in `zone` shows `time`. */
function within(time: string, span: Span, zone: string): Result<number, Miss> {
  const wall = readWall(time)
  if (!wall) return { ok: false, error: 'no-time' }
  const first = dateAt(span.start, zone)
  const days = dateAt(span.end, zone).since(first).days
  for (let day = 0; day <= days; day++) {
    const local = first.add({ days: day }).toPlainDateTime(wall)
    const fits = (['earlier', 'later'] as const)
      .map((disambiguation) => local.toZonedDateTime(zone, { disambiguation }))
      .filter((zoned) => zoned.toPlainDateTime().equals(local))
      .map((zoned) => zoned.epochMilliseconds)
      .filter((ms) => ms >= span.start && ms <= span.end)
    const [one] = fits
    if (new Set(fits).size > 1) return { ok: false, error: 'twice' }
    if (one !== undefined) return ok(one)
  }
  return { ok: false, error: 'outside' }
}

function readWall(time: string): Temporal.PlainTime | null {
  try {
    return Temporal.PlainTime.from(time, { overflow: 'reject' })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const dateAt = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()

/** Breaks as they stand in a file. */
export function breaksText(breaks: readonly Span[], zone: string): string {
  const time = (ms: number) =>
    localText(ms, zone)
      .slice(11)
      .replace(/[+-].*$/, '')
  return breaks.map((one) => `${time(one.start)}-${time(one.end)}`).join(';')
}
