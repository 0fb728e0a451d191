import { Temporal } from 'temporal-polyfill'
import { ok } from '../../../src/domain/result.ts'
import { type Read, unreadable } from './read.ts'

const isoTime =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?$/i
const example = 'Write it like 2026-05-04T09:00.'

/**
 * The instant, ms UTC, of an ISO 8601 time. Where it bears no offset it is local to `zone`; a local
 * time that doesn't exist there or exists twice is refused with both readings named (rule D9).
 */
export function readInstant(text: string, zone: string): Read<number> {
  const match = isoTime.exec(text)
  if (!match) return unreadable('bad-time', `"${text}" is not a date with a time. ${example}`)
  const [, date = '', time = '', offset] = match
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
    if (local.year < 1970 || local.year > 2199) {
      return unreadable('bad-time', `The year of "${text}" can’t be right.`)
    }
    if (offset) {
      return ok(Temporal.Instant.from(`${date}T${time}${offset.toUpperCase()}`).epochMilliseconds)
    }
    return localInstant(local, zone)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return unreadable('bad-time', `"${text}" is not a time that exists. ${example}`)
  }
}

/** Rule D9: exactly one reading, or none. */
function localInstant(local: Temporal.PlainDateTime, zone: string): Read<number> {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return ok(earlier.epochMilliseconds)
  const written = local.toString({ smallestUnit: 'minute' })
  const readings = `${withOffset(earlier)} or ${withOffset(later)}`
  return earlier.toPlainDateTime().equals(local)
    ? unreadable(
        'time-exists-twice',
        `${written} exists twice in ${zone}, since the clock goes back: ${readings}. Write the one that is meant, with its offset.`,
        withOffset(earlier),
      )
    : unreadable(
        'time-does-not-exist',
        `${written} does not exist in ${zone}, since the clock goes forward: ${readings} may be meant. Write the right one.`,
        withOffset(later),
      )
}

/** The time as it stands in a file: local to `zone`, with the offset only where it is needed. */
export function localText(ms: number, zone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
  return localInstant(zoned.toPlainDateTime(), zone).ok
    ? shorten(zoned.toPlainDateTime().toString())
    : withOffset(zoned)
}

function withOffset(zoned: Temporal.ZonedDateTime): string {
  return `${shorten(zoned.toPlainDateTime().toString())}${zoned.offset}`
}

const shorten = (text: string) => text.replace(/^(.{16}):00$/, '$1')
