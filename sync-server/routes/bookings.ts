import * as z from 'zod/mini'
import {
  BookAnswer,
  BookRequest,
  LineAnswer,
  LineMove,
  RemovalsAnswer,
  RemovalsRequest,
  Substituted,
  SubstituteRequest,
  WalkInRequest,
} from '../../src/domain/api-bookings.ts'
import { removeFromSession } from '../attendance/remove.ts'
import { bookAttendees } from '../bookings/book.ts'
import { moveInLine, showLine, takeOffLine } from '../bookings/line.ts'
import { substitute } from '../bookings/substitute.ts'
import { bookWalkIn } from '../bookings/walk-in.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'

/** Who has a place in a session, and who waits for one (rows A4, A5). */
export const bookingRoutes = [
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/bookings',
    rights: staff,
    does: 'Books attendees of the roster, and marks them where asked; where it is full they wait in line',
    answer: BookAnswer,
    body: BookRequest,
    handle: ({ ctx, caller, params, body }) => bookAttendees(ctx, params.id, body, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/walk-ins',
    rights: staff,
    does: 'Puts somebody new on the roster and books them, in one act',
    answer: BookAnswer,
    body: WalkInRequest,
    handle: ({ ctx, caller, params, body }) => bookWalkIn(ctx, params.id, body, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/substitutions',
    rights: staff,
    does: 'Gives the place of one attendee to another, in one act',
    answer: Substituted,
    body: SubstituteRequest,
    handle: ({ ctx, caller, params, body }) => substitute(ctx, params.id, body, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/removals',
    rights: staff,
    does: 'Removes attendees from a session; places that become free go to the first in line',
    answer: RemovalsAnswer,
    body: RemovalsRequest,
    handle: ({ ctx, caller, params, body: { reason, tell = false, mistake = false, ...rest } }) => {
      const removal = { session: params.id, ...rest, reason: reason || null, tell, mistake }
      return removeFromSession(ctx, removal, actor(caller))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/line',
    rights: readers,
    does: 'Who waits for a place, first to last',
    answer: LineAnswer,
    handle: ({ ctx, params }) => showLine(ctx, params.id),
  }),
  route({
    method: 'patch',
    path: '/api/v1/sessions/:id/line/:attendee',
    rights: staff,
    does: 'Moves somebody in line to another place',
    answer: LineAnswer,
    body: LineMove,
    handle: ({ ctx, caller, params, body }) => {
      const whom = { session: params.id, attendee: params.attendee }
      return moveInLine(ctx, whom, body.place, actor(caller))
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/sessions/:id/line/:attendee',
    rights: staff,
    does: 'Takes somebody off the waiting list',
    answer: LineAnswer,
    query: z.object({ reason: z.optional(z.string().check(z.trim(), z.maxLength(1000))) }),
    handle: ({ ctx, caller, params, query }) => {
      const whom = { session: params.id, attendee: params.attendee }
      return takeOffLine(ctx, whom, query.reason || null, actor(caller))
    },
  }),
]
