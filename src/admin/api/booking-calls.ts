import {
  BookAnswer,
  type BookRequest,
  LineAnswer,
  RemovalsAnswer,
  type RemovalsRequest,
  Substituted,
  type SubstituteRequest,
  type WalkInRequest,
} from '../../domain/api-bookings.ts'
import type { Result } from '../../domain/result.ts'
import { sessionPath } from './calls.ts'
import type { Call } from './client.ts'
import type { Failure } from './failure.ts'

type Answer<T> = Promise<Result<T, Failure>>

/** Books attendees of the roster, all in one act. */
export const sendBooking = (call: Call, session: string, json: BookRequest): Answer<BookAnswer> =>
  call({ method: 'POST', path: `${sessionPath(session)}/bookings`, json, schema: BookAnswer })

/** Puts somebody new on the roster and into the session. */
export const sendWalkIn = (call: Call, session: string, json: WalkInRequest): Answer<BookAnswer> =>
  call({ method: 'POST', path: `${sessionPath(session)}/walk-ins`, json, schema: BookAnswer })

/** Gives the place of one attendee to another. */
export const sendSubstitution = (
  call: Call,
  session: string,
  json: SubstituteRequest,
): Answer<Substituted> =>
  call({ method: 'POST', path: `${sessionPath(session)}/substitutions`, json, schema: Substituted })

/** Removes attendees from a session, all or nobody (rule S4). */
export const sendRemovals = (
  call: Call,
  session: string,
  json: RemovalsRequest,
): Answer<RemovalsAnswer> =>
  call({ method: 'POST', path: `${sessionPath(session)}/removals`, json, schema: RemovalsAnswer })

const linePath = (session: string, attendee = '') =>
  `${sessionPath(session)}/line${attendee === '' ? '' : `/${encodeURIComponent(attendee)}`}`

/** Who waits for a place, first to last. */
export const fetchLine = (call: Call, session: string, signal: AbortSignal): Answer<LineAnswer> =>
  call({ path: linePath(session), schema: LineAnswer, signal })

/** Moves somebody in line; `place` null: takes them off it. */
export const changeLine = (
  call: Call,
  session: string,
  attendee: string,
  place: number | null,
): Answer<LineAnswer> =>
  call({
    path: linePath(session, attendee),
    schema: LineAnswer,
    ...(place === null ? { method: 'DELETE' } : { method: 'PATCH', json: { place } }),
  })
