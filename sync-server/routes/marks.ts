import * as z from 'zod/mini'
import { MarksRequest } from '../../src/domain/api.ts'
import { Removed } from '../../src/domain/api-truth.ts'
import { markAttendance } from '../attendance/acts.ts'
import { removeFromSession } from '../attendance/remove.ts'
import { actor, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'

/** 10,000 ids of 200 characters, and some room */
const mostBytes = 4 * 1_048_576

export const markRoutes = [
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/marks',
    rights: staff,
    does: 'Marks attendees; `null` takes a mark back',
    answer: z.object({ marked: z.int() }),
    body: MarksRequest,
    maxBytes: mostBytes,
    handle: async ({ ctx, caller, params, body }) => ({
      marked: await markAttendance(ctx, params.id, body, actor(caller)),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/v1/sessions/:id/attendees/:attendee',
    rights: staff,
    does: 'Removes an attendee from a session',
    answer: Removed,
    query: z.object({ reason: z.optional(z.string().check(z.trim(), z.maxLength(1000))) }),
    handle: async ({ ctx, caller, params, query }): Promise<Removed> => {
      const whom = { session: params.id, attendees: [params.attendee], tell: false }
      const removal = { ...whom, reason: query.reason || null }
      const { items } = await removeFromSession(ctx, removal, actor(caller))
      return { removed: items[0]?.removed ?? 'cancelled' }
    },
  }),
]
