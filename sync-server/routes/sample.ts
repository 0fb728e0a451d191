import * as z from 'zod/mini'
import { Id } from '../../src/domain/ids.ts'
import { actor, admins } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { loadSample } from '../imports/sample/load.ts'

export const sampleRoutes = [
  route({
    method: 'post',
    path: '/api/v1/sample',
    rights: admins,
    does: 'Loads the sample conference',
    answer: z.object({ programme: Id }),
    status: 201,
    handle: async ({ ctx, caller }) => await loadSample(ctx, actor(caller)),
  }),
]
