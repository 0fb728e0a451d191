import * as z from 'zod/mini'
import { Ms } from '../../src/domain/ids.ts'
import { closeSession } from '../attendance/acts.ts'
import { actor, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'

export const closingRoutes = [
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/closing',
    rights: staff,
    does: 'Says that no more taps of a session are to be waited for',
    answer: z.object({ closedAt: Ms }),
    body: z.object({ reason: z.optional(z.string().check(z.maxLength(1000))) }),
    handle: ({ ctx, caller, params, body }) =>
      closeSession(ctx, params.id, body.reason ?? null, actor(caller)),
  }),
]
