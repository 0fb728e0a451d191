import * as z from 'zod/mini'
import { KioskCode, KioskRow, Page } from '../../src/domain/api.ts'
import { Id, Ms } from '../../src/domain/ids.ts'
import type { Context } from '../context.ts'
import { listKiosks } from '../db/kiosks.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { showKiosks } from '../kiosks/list.ts'
import { editKiosk, makeKiosk, renewCode, revokeKiosk } from '../kiosks/manage.ts'
import { acceptLogs, closeLost, releaseKiosk } from '../kiosks/release.ts'
import { reopenLost, unacceptLogs } from '../kiosks/take-back.ts'

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))
const Number_ = z.int().check(z.positive())

async function showOne(ctx: Context, id: string) {
  const { db } = ctx.database
  const [kiosk] = await listKiosks(db, { id }, { limit: 1, after: null })
  if (!kiosk) throw new HttpProblem('not-found', 'There is no such kiosk.')
  return (await showKiosks(db, kiosk.programme))(kiosk)
}

export const kioskRoutes = [
  route({
    method: 'get',
    path: '/api/v1/kiosks',
    rights: readers,
    does: 'The kiosks of a programme, by name',
    answer: Page(KioskRow),
    query: z.object({ ...PageQuery, programme: Id }),
    handle: async ({ ctx, query }) => {
      const { db } = ctx.database
      const wanted = readPage(query, ['string', 'string'])
      const rows = await listKiosks(db, { programme: query.programme }, wanted)
      return page(rows, wanted, ({ name, id }) => [name, id], await showKiosks(db, query.programme))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks',
    rights: staff,
    does: 'Makes a kiosk and the one-time code to pair it',
    answer: KioskCode,
    status: 201,
    body: z.object({ programme: Id, room: Id, name: Name }),
    handle: async ({ ctx, caller, body }) => await makeKiosk(ctx, body, actor(caller)),
  }),
  route({
    method: 'get',
    path: '/api/v1/kiosks/:id',
    rights: readers,
    does: 'One kiosk as it stands',
    answer: KioskRow,
    handle: ({ ctx, params }) => showOne(ctx, params.id),
  }),
  route({
    method: 'patch',
    path: '/api/v1/kiosks/:id',
    rights: staff,
    does: 'Renames a kiosk, or moves it to another room',
    answer: KioskRow,
    body: z.object({ room: z.optional(Id), name: z.optional(Name) }),
    handle: async ({ ctx, caller, params, body }) => {
      await editKiosk(ctx, params.id, body, actor(caller))
      return showOne(ctx, params.id)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/code',
    rights: staff,
    does: 'Makes a new code to pair a kiosk again',
    answer: KioskCode,
    status: 201,
    handle: async ({ ctx, caller, params }) => await renewCode(ctx, params.id, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/revoke',
    rights: staff,
    does: 'Revokes a kiosk: it learns no more, its taps go into quarantine',
    answer: KioskRow,
    handle: async ({ ctx, caller, params }) => {
      await revokeKiosk(ctx, params.id, actor(caller))
      return showOne(ctx, params.id)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/release',
    rights: staff,
    does: 'Says which taps of a revoked kiosk count',
    answer: z.object({ changed: z.int() }),
    body: z.object({
      through: z.union([z.enum(['all', 'none']), Ms]),
      reason: z.optional(z.string().check(z.maxLength(1000))),
    }),
    handle: ({ ctx, caller, params, body }) => releaseKiosk(ctx, params.id, body, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/accept-logs',
    rights: staff,
    does: 'Accepts logs that came under another enrolment',
    answer: z.object({ accepted: z.array(Id) }),
    body: z.object({ logs: z.optional(z.array(Id).check(z.maxLength(1000))) }),
    handle: ({ ctx, caller, params, body }) => acceptLogs(ctx, params.id, body.logs, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/logs/:log/lost',
    rights: staff,
    does: 'Closes a gap that no tablet can fill any more',
    answer: z.object({ gaps: z.array(z.tuple([z.int(), z.int()])) }),
    body: z.object({ first: Number_, last: Number_, reason: Reason }),
    handle: ({ ctx, caller, params, body }) => closeLost(ctx, params.log, body, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/kiosks/:id/accept-logs/undo',
    rights: staff,
    does: 'Takes back that logs were accepted: their taps wait again',
    answer: z.object({ waiting: z.array(Id) }),
    body: z.object({
      logs: z.optional(z.array(Id).check(z.maxLength(1000))),
      reason: z.optional(z.string().check(z.maxLength(1000))),
    }),
    handle: ({ ctx, caller, params, body }) => unacceptLogs(ctx, params.id, body, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/logs/:log/lost/undo',
    rights: staff,
    does: 'Takes back that a gap was closed: its numbers are missing again',
    answer: z.object({ gaps: z.array(z.tuple([z.int(), z.int()])) }),
    body: z.object({
      first: Number_,
      last: Number_,
      reason: z.optional(z.string().check(z.maxLength(1000))),
    }),
    handle: ({ ctx, caller, params, body }) => reopenLost(ctx, params.log, body, actor(caller)),
  }),
]
