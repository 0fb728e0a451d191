import * as z from 'zod/mini'
import { AttendeeAdd } from './api-people.ts'
import { Id, Ms } from './ids.ts'

// Booking attendees for sessions, and the waiting list (rows A4, A5). Times are ms UTC.

const Reason = z.string().check(z.trim(), z.maxLength(1000))
const Mark = z.enum(['attended', 'not-attended'])
const ids = z.array(Id).check(z.minLength(1), z.maxLength(1000))

/**
 * What becomes of who is added to a full session: `wait` in line [default], or `book` beyond the
 * capacity, knowingly. With a mark, and once the session has begun, they are booked either way.
 */
const WhenFull = z.enum(['wait', 'book'])

const booking = {
  whenFull: z.optional(WhenFull),
  /** marked in the same act; null takes a mark back */
  mark: z.optional(z.nullable(Mark)),
  reason: z.optional(Reason),
}

/** Body of POST …/sessions/{id}/bookings. */
export const BookRequest = z.object({ attendees: ids, ...booking })
export type BookRequest = z.infer<typeof BookRequest>

/** Somebody who is not on the roster yet. */
export const NewPerson = z.pick(AttendeeAdd, { name: true, email: true, organisation: true })
export type NewPerson = z.infer<typeof NewPerson>

/** Body of POST …/sessions/{id}/walk-ins: onto the roster and into the session in one act. */
export const WalkInRequest = z.object({ person: NewPerson, ...booking })
export type WalkInRequest = z.infer<typeof WalkInRequest>

/** What booking came to for one attendee. */
export const Booked = z.object({
  attendee: Id,
  /** `already`: they held a place before */
  as: z.enum(['booked', 'already', 'waiting']),
  /** in line, from 1; null: not in line */
  place: z.nullable(z.int()),
})
export type Booked = z.infer<typeof Booked>

/** Answer to booking: in the order of the request, each once. */
export const BookAnswer = z.object({ items: z.array(Booked) })
export type BookAnswer = z.infer<typeof BookAnswer>

/** Body of POST …/sessions/{id}/substitutions: `in` takes the place of `out`. */
export const SubstituteRequest = z.object({
  out: Id,
  /** somebody on the roster, or somebody new */
  in: z.union([Id, NewPerson]),
  reason: z.optional(Reason),
  /** tells `out` by mail */
  tell: z.optional(z.boolean()),
})
export type SubstituteRequest = z.infer<typeof SubstituteRequest>

/** Answer: who has the place now; `told`: a mail goes to who lost it. */
export const Substituted = z.object({ out: Id, in: Id, told: z.boolean() })
export type Substituted = z.infer<typeof Substituted>

/** Body of POST …/sessions/{id}/removals (rule S4). All are removed, or nobody. */
export const RemovalsRequest = z.object({
  attendees: ids,
  reason: z.optional(Reason),
  /** tells those whose booking is cancelled by mail */
  tell: z.optional(z.boolean()),
  /**
   * they were booked by mistake: of those who were not there the booking is cancelled once the session has
   * begun, too, and a person's mark is taken back
   */
  mistake: z.optional(z.boolean()),
})
export type RemovalsRequest = z.infer<typeof RemovalsRequest>

export const RemovalsAnswer = z.object({
  items: z.array(
    z.object({
      attendee: Id,
      removed: z.enum(['cancelled', 'not-attended']),
      /** a mail goes to them */
      told: z.boolean(),
    }),
  ),
  /** who got the places that became free, first in line first */
  placed: z.array(Id),
})
export type RemovalsAnswer = z.infer<typeof RemovalsAnswer>

/** Somebody in line for a session. */
export const LineRow = z.object({
  attendee: Id,
  name: z.string(),
  email: z.nullable(z.string()),
  organisation: z.nullable(z.string()),
  /** from 1 */
  place: z.int(),
  since: Ms,
  source: z.enum(['import', 'staff', 'phone']),
  by: z.string(),
})
export type LineRow = z.infer<typeof LineRow>

/** Answer to GET …/sessions/{id}/line, and to the acts on it: the line as it is then. */
export const LineAnswer = z.object({
  items: z.array(LineRow),
  /** bookings and check-ins that hold a place */
  taken: z.int(),
  capacity: z.nullable(z.int()),
  /** false: the session has begun or is cancelled, and the line gives out no more places */
  stands: z.boolean(),
})
export type LineAnswer = z.infer<typeof LineAnswer>

/** Body of PATCH …/sessions/{id}/line/{attendee}. */
export const LineMove = z.object({ place: z.int().check(z.minimum(1), z.maximum(1_000_000)) })
export type LineMove = z.infer<typeof LineMove>
