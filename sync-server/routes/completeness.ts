import * as z from 'zod/mini'
import { SessionCompleteness, ToSortOut } from '../../src/domain/api-truth.ts'
import { Id, Moment, Ms } from '../../src/domain/ids.ts'
import { showCompleteness } from '../attendance/completeness.ts'
import { toSortOut } from '../attendance/to-sort-out.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { packUp, unpack } from '../kiosks/pack-up.ts'

const PackedUp = z.object({ kiosk: Id, packedUpAt: z.nullable(Ms) })

export const completenessRoutes = [
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/to-sort-out',
    rights: readers,
    does: 'What a person should look at in a session',
    answer: ToSortOut,
    handle: ({ ctx, params }) => toSortOut(ctx, params.id),
  }),
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/completeness',
    rights: readers,
    does: 'Which kiosks a session waits for, and how far each has reported',
    answer: SessionCompleteness,
    handle: ({ ctx, params }) => showCompleteness(ctx, params.id),
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/packed-up',
    rights: staff,
    does: 'Says that a kiosk takes no more taps',
    answer: PackedUp,
    body: z.object({ at: z.optional(Moment) }),
    handle: ({ ctx, caller, params, body }) => packUp(ctx, params.id, body.at, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/packed-up/undo',
    rights: staff,
    does: 'Says that a kiosk takes taps after all',
    answer: PackedUp,
    handle: ({ ctx, caller, params }) => unpack(ctx, params.id, actor(caller)),
  }),
]
