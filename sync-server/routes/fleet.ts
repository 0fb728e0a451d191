import * as z from 'zod/mini'
import { MessageRequest, SheetRequest } from '../../src/domain/api-fleet.ts'
import { afterSessions } from '../attendance/after.ts'
import { actsOnKiosks } from '../db/after.ts'
import { messagesStanding } from '../db/messages.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { json, route } from '../http/route.ts'
import { showKioskActs } from '../kiosks/acts.ts'
import { sendMessage, takeMessageBack } from '../kiosks/messages.ts'
import { makeSheet } from '../kiosks/sheet.ts'
import { needProgramme } from './programmes.ts'

/** All kiosks of a programme together: rows D1 and D2. */
export const fleetRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/messages',
    rights: readers,
    query: z.object(PageQuery),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['number', 'string'])
      await needProgramme(ctx, params.id)
      const after = asked.after && { at: Number(asked.after[0]), id: String(asked.after[1]) }
      const { db } = ctx.database
      const { limit } = asked
      const rows = await messagesStanding(db, params.id, ctx.clock(), { limit, after })
      return page(
        rows,
        asked,
        ({ at, id }) => [at, id],
        ({ id, text, until, kiosk, kiosk_name, at, by }) => ({
          ...{ id, text, until, at, by },
          kiosk: kiosk === null ? null : { id: kiosk, name: kiosk_name ?? '' },
        }),
      )
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/messages',
    rights: staff,
    body: MessageRequest,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return json(await sendMessage(ctx, params.id, body, actor(caller)), 201)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/messages/:id/end',
    rights: staff,
    handle: ({ ctx, caller, params }) => takeMessageBack(ctx, params.id, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/kiosk-sheet',
    rights: staff,
    body: SheetRequest,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return json(await makeSheet(ctx, params.id, body, actor(caller)), 201)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/after',
    rights: readers,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return afterSessions(ctx, params.id)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/kiosk-acts',
    rights: readers,
    query: z.object(PageQuery),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['number'])
      await needProgramme(ctx, params.id)
      const { db } = ctx.database
      const before = asked.after ? Number(asked.after[0]) : null
      const rows = await actsOnKiosks(db, params.id, { limit: asked.limit, before })
      const shown = await showKioskActs(db, params.id, rows)
      return page(
        shown,
        asked,
        ({ n }) => [n],
        (act) => act,
      )
    },
  }),
]
