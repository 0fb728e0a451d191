import { MarksRequest } from '../../src/domain/api.ts'
import { markAttendance } from '../attendance/acts.ts'
import { actor, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'

/** 10,000 ids of 200 characters, and some room */
const mostBytes = 4 * 1_048_576

export const markRoutes = [
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/marks',
    rights: staff,
    body: MarksRequest,
    maxBytes: mostBytes,
    handle: async ({ ctx, caller, params, body }) => ({
      marked: await markAttendance(ctx, params.id, body, actor(caller)),
    }),
  }),
]
