import { Temporal } from 'temporal-polyfill'
import { ok } from '../../../../src/domain/result.ts'
import { type Read, unreadable } from '../../cells/read.ts'
import { readInstant } from '../../cells/time.ts'
import type { ContentLine } from './lines.ts'

const stamp = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/

/**
 * The instant, ms UTC, of a DTSTART or DTEND: in UTC, in the zone that TZID names, or, where it names
 * none, in the programme's. A day without a time is refused: a session has hours.
 */
export function readStamp(
  { name, params, value }: ContentLine,
  zones: Map<string, string>,
  zone: string,
): Read<number> {
  const text = value.trim()
  if (params.get('VALUE') === 'DATE' || /^\d{8}$/.test(text)) {
    return unreadable('all-day', `${name} ${text} is a day without a time; a session needs both.`)
  }
  const match = stamp.exec(text)
  if (!match) return unreadable('bad-time', `${name} "${text}" is not like 20260504T090000.`)
  const [, year, month, day, hour, minute, second, utc] = match
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  if (utc) return readInstant(`${local}Z`, 'UTC')
  const tzid = params.get('TZID')
  const named = tzid === undefined ? zone : ianaZone(tzid, zones)
  return named === null
    ? unreadable(
        'unknown-zone',
        `The time zone "${tzid}" of ${name} is not an IANA name like Europe/Berlin.`,
      )
    : readInstant(local, named)
}

/** Some programs put their own path before the name: /example.org/20200101/Europe/Berlin. */
function ianaZone(tzid: string, zones: Map<string, string>): string | null {
  const parts = tzid.split('/')
  const names = [tzid, zones.get(tzid), parts.slice(-2).join('/'), parts.slice(-3).join('/')]
  return names.find((name) => name !== undefined && isZone(name)) ?? null
}

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    // an offset like +02:00 is taken by Temporal, but no zone
    return !/^[+-]/.test(name)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A DURATION in ms: weeks, or days and hours, minutes and seconds; nothing negative. */
export function readDuration({ value }: ContentLine): Read<number> {
  const text = value.trim()
  if (
    /^\+?P(?=\d|T\d)(\d{1,4}W|(\d{1,4}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?)$/.test(text)
  ) {
    const number = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0)
    const days = number('W') * 7 + number('D')
    return ok((((days * 24 + number('H')) * 60 + number('M')) * 60 + number('S')) * 1000)
  }
  return unreadable('bad-duration', `DURATION "${text}" is not like PT1H30M.`)
}
