import * as z from 'zod/mini'

/** An opaque id: programme, session, attendee, kiosk, room, log. Never parsed, only compared. */
export const Id = z.string().check(z.minLength(1), z.maxLength(200))

/** Whole milliseconds, UTC, since the Unix epoch. */
export const Ms = z.int()

/**
 * A moment that a person enters, ms UTC, in the years 1 to 9999: what lies beyond no file could name,
 * and no sum of it would be exact.
 */
export const Moment = z.int().check(z.minimum(-62_135_596_800_000), z.maximum(253_402_300_799_999))

/** Whole milliseconds since a page was loaded: at most some three thousand years, so that sums stay exact. */
export const Mono = z.int().check(z.nonnegative(), z.maximum(100_000_000_000_000))

/** (log, seq): a tap's identity, drawn at capture and never reused (PROTOCOL section 2). */
export const TapRef = z.object({ log: Id, seq: z.int().check(z.positive()) })
export type TapRef = z.infer<typeof TapRef>
