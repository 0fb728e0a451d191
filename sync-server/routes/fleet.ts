import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import {
  AfterAnswer,
  KioskAct,
  MessageRequest,
  MessagesAnswer,
  SheetAnswer,
  SheetRequest,
} from '../../src/domain/api-fleet.ts'
import { Id, Ms } from '../../src/domain/ids.ts'
import { afterSessions } from '../attendance/after.ts'
import { actsOnKiosks } from '../db/after.ts'
import { messagesStanding } from '../db/messages.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
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
    does: 'Messages to kiosks that still stand',
    answer: MessagesAnswer,
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
    does: 'Sends a message to all kiosks of a programme, or to some',
    answer: z.object({ messages: z.array(Id) }),
    status: 201,
    body: MessageRequest,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return sendMessage(ctx, params.id, body, actor(caller))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/messages/:id/end',
    rights: staff,
    does: 'Takes a message back',
    answer: z.object({ message: Id, until: Ms }),
    handle: ({ ctx, caller, params }) => takeMessageBack(ctx, params.id, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/kiosk-sheet',
    rights: staff,
    does: 'Makes one-time codes for many kiosks, to be printed',
    answer: SheetAnswer,
    status: 201,
    body: SheetRequest,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return makeSheet(ctx, params.id, body, actor(caller))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/after',
    rights: readers,
    does: 'What is still missing after the sessions, from which kiosk, and what to do',
    answer: AfterAnswer,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return afterSessions(ctx, params.id)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/kiosk-acts',
    rights: readers,
    does: 'What was done to kiosks, the newest first',
    answer: Page(KioskAct),
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
