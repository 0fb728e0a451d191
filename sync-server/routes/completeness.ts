import * as z from 'zod/mini'
import { Ms } from '../../src/domain/ids.ts'
import { showCompleteness } from '../attendance/completeness.ts'
import { toSortOut } from '../attendance/to-sort-out.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { packUp, unpack } from '../kiosks/pack-up.ts'

export const completenessRoutes = [
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/to-sort-out',
    rights: readers,
    handle: ({ ctx, params }) => toSortOut(ctx, params.id),
  }),
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/completeness',
    rights: readers,
    handle: ({ ctx, params }) => showCompleteness(ctx, params.id),
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/packed-up',
    rights: staff,
    body: z.object({ at: z.optional(Ms) }),
    handle: ({ ctx, caller, params, body }) => packUp(ctx, params.id, body.at, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/packed-up/undo',
    rights: staff,
    handle: ({ ctx, caller, params }) => unpack(ctx, params.id, actor(caller)),
  }),
]
