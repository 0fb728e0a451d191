import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'

// Who was booked and did not attend (row A7, rule S1). Times are ms UTC.

const SessionRef = z.object({ id: Id, title: z.string(), start: Ms })

export const NoShow = z.object({
  session: Id,
  title: z.string(),
  start: Ms,
  attendee: Id,
  /** empty: erased */
  name: z.string(),
  email: z.nullable(z.string()),
  /** they checked in, but were not there for long enough, or a person decided so */
  came: z.boolean(),
  totalMs: z.nullable(z.int()),
  percent: z.nullable(z.number()),
  markedBy: z.nullable(z.string()),
  /** where they are booked instead: a later session of this title, or any that they were booked for since */
  again: z.nullable(SessionRef),
})
export type NoShow = z.infer<typeof NoShow>

/** How many of the bookings that were decided were missed. */
const share = { booked: z.int(), missed: z.int() }

export const NoShowPatterns = z.object({
  ...share,
  /** how many people missed anything */
  missing: z.int(),
  sessions: z.array(z.object({ ...SessionRef.shape, room: z.nullable(z.string()), ...share })),
  /** those who missed most, most first */
  people: z.array(
    z.object({ attendee: Id, name: z.string(), email: z.nullable(z.string()), ...share }),
  ),
  /** of the programme's zone, `2026-11-18` */
  days: z.array(z.object({ day: z.string(), ...share })),
  /** null: no room */
  rooms: z.array(z.object({ room: z.nullable(z.string()), ...share })),
  /** by the hour at which sessions begin, 0 to 23 */
  hours: z.array(z.object({ hour: z.int(), ...share })),
})
export type NoShowPatterns = z.infer<typeof NoShowPatterns>

export const NoShowQuery = {
  session: z.optional(Id),
  attendee: z.optional(Id),
  /** `never`: no check-in at all */
  came: z.optional(z.enum(['never', 'some'])),
  q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
}
