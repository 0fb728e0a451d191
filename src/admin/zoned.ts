import { Temporal } from 'temporal-polyfill'
import { err, ok, type Result } from '../domain/result.ts'

/** `2026-11-18T10:15:00` in the zone: what a field for date and time holds. @param at ms UTC */
export function toField(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
}

/**
 * What was typed as a time of the zone, in ms UTC. One that a change of the clocks left out or gave
 * twice is refused (rule D9), in words for a person.
 */
export function fromField(text: string, zone: string): Result<number, string> {
  let typed: Temporal.PlainDateTime
  try {
    typed = Temporal.PlainDateTime.from(text)
  } catch {
    return err('Give the date and the time.')
  }
  try {
    return ok(typed.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds)
  } catch {
    const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
      typed.toZonedDateTime(zone, { disambiguation }).toString({ timeZoneName: 'never' }),
    )
    return err(
      `The clocks change here: this time is missing or comes twice (${first} or ${second}). Choose one beside it.`,
    )
  }
}

/** What a typed local time means: one instant, none (the clocks skip it), or two (they go back). */
export type Local =
  | { kind: 'at'; at: number }
  | { kind: 'unreadable' }
  | { kind: 'missing'; before: number; after: number }
  | { kind: 'twice'; earlier: number; later: number }

/** Reads `2026-11-18T10:15` as a time of the zone (rule D9); instants in ms UTC. */
export function readLocal(text: string, zone: string): Local {
  let typed: Temporal.PlainDateTime
  try {
    typed = Temporal.PlainDateTime.from(text)
  } catch {
    return { kind: 'unreadable' }
  }
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    typed.toZonedDateTime(zone, { disambiguation }),
  )
  if (!first || !second) return { kind: 'unreadable' }
  const [earlier, later] = [first.epochMilliseconds, second.epochMilliseconds]
  if (earlier === later) return { kind: 'at', at: earlier }
  return first.toPlainDateTime().equals(typed)
    ? { kind: 'twice', earlier, later }
    : { kind: 'missing', before: earlier, after: later }
}

/** `02:30, UTC+02:00`: the time of an instant that its clock face alone doesn't name. */
export function withOffset(at: number, zone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return `${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}, UTC${zoned.offset}`
}
