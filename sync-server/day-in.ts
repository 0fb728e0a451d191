import { Temporal } from 'temporal-polyfill'
import type { Day } from '../src/domain/day.ts'

/** The day of a moment, ms UTC, in a time zone. */
export function dayIn(timeZone: string, ms: number): Day {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}
