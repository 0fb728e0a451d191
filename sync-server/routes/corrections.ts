import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import {
  CorrectionBatch,
  CorrectionRow,
  CorrectionsAnswer,
  CorrectionsRequest,
  Repair,
  UndoRequest,
} from '../../src/domain/api-truth.ts'
import { Id } from '../../src/domain/ids.ts'
import { showBatches } from '../corrections/batches.ts'
import { correct, undoBatch, undoCorrection } from '../corrections/correct.ts'
import { repair } from '../corrections/repair.ts'
import { showCorrections } from '../corrections/show.ts'
import { firstOfBatches } from '../db/correction-batches.ts'
import { listCorrections } from '../db/corrections-list.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { needProgramme } from './programmes.ts'

/** 10,000 corrections with ids of some length and reasons. */
const mostBytes = 8 * 1_048_576

export const correctionRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/corrections',
    rights: readers,
    does: 'Corrections in the order in which they were made',
    answer: Page(CorrectionRow),
    query: z.object({ ...PageQuery, session: z.optional(Id), attendee: z.optional(Id) }),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['number'])
      await needProgramme(ctx, params.id)
      const { db } = ctx.database
      const after = Number(asked.after?.[0] ?? 0)
      const rows = await listCorrections(db, params.id, query, { limit: asked.limit, after })
      const shown = await showCorrections(db, params.id, rows)
      return page(
        shown,
        asked,
        ({ n }) => [n],
        (row) => row,
      )
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/batches',
    rights: readers,
    does: 'Corrections by what was appended together, the newest first',
    answer: Page(CorrectionBatch),
    query: z.object({ ...PageQuery, session: z.optional(Id), attendee: z.optional(Id) }),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['number'])
      await needProgramme(ctx, params.id)
      const { db } = ctx.database
      const before = asked.after ? Number(asked.after[0]) : null
      const rows = await firstOfBatches(db, params.id, query, { limit: asked.limit, before })
      const shown = await showBatches(db, params.id, rows.slice(0, asked.limit))
      const items = new Map(shown.map((batch) => [batch.batch, batch]))
      return page(
        rows,
        asked,
        ({ n }) => [n],
        ({ batch }) => items.get(batch),
      )
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/corrections',
    rights: staff,
    does: 'Appends corrections to the evidence, all or none',
    answer: CorrectionsAnswer,
    status: 201,
    body: CorrectionsRequest,
    maxBytes: mostBytes,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return await correct(ctx, params.id, body.corrections, actor(caller))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/repair',
    rights: staff,
    does: 'Appends many corrections and tells what they change; a dry run only tells',
    answer: Repair,
    query: z.object({ dryRun: z.enum(['true', 'false']) }),
    body: CorrectionsRequest,
    maxBytes: mostBytes,
    handle: async ({ ctx, caller, params, query, body }) => {
      await needProgramme(ctx, params.id)
      const how = { dryRun: query.dryRun === 'true', by: actor(caller) }
      return repair(ctx, params.id, body.corrections, how)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/corrections/:id/undo',
    rights: staff,
    does: 'Takes one correction back',
    answer: CorrectionsAnswer,
    status: 201,
    body: UndoRequest,
    handle: async ({ ctx, caller, params, body }) =>
      await undoCorrection(ctx, params.id, body.reason ?? '', actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/batches/:id/undo',
    rights: staff,
    does: 'Takes back what was appended together',
    answer: CorrectionsAnswer,
    status: 201,
    body: UndoRequest,
    handle: async ({ ctx, caller, params, body }) =>
      await undoBatch(ctx, params.id, body.reason ?? '', actor(caller)),
  }),
]
