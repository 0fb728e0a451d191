import { actor, admins } from '../http/rights.ts'
import { json, route } from '../http/route.ts'
import { loadSample } from '../imports/sample/load.ts'

export const sampleRoutes = [
  route({
    method: 'post',
    path: '/api/v1/sample',
    rights: admins,
    handle: async ({ ctx, caller }) => json(await loadSample(ctx, actor(caller)), 201),
  }),
]
