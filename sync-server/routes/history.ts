import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import {
  HistoryActor,
  HistoryChain,
  HistoryQuery,
  HistoryRow,
} from '../../src/domain/api-history.ts'
import { zoned } from '../attendance/columns.ts'
import type { Context } from '../context.ts'
import { type HistoryFilter, historyActors, historyPage } from '../db/history.ts'
import { checkChain } from '../history/chain.ts'
import { exportHistory, ndjsonType } from '../history/export.ts'
import { readFilter } from '../history/filter.ts'
import { showActors, showHistory } from '../history/show.ts'
import { csvType } from '../http/file-answer.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { auditors, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { streamBody } from '../http/stream-body.ts'
import { needProgramme } from './programmes.ts'

const Query = z.object({ ...PageQuery, ...HistoryQuery })
const Actors = z.object({ items: z.array(HistoryActor) })

/** A moment in the words of a row: `2026-11-18 10:00` in this zone. */
const timeIn = (zone: string) => (ms: number) => {
  const at = zoned(ms, zone)
  return `${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

async function showPage(
  { database: { db } }: Context,
  filter: HistoryFilter,
  zone: string,
  query: z.infer<typeof Query>,
) {
  const asked = readPage(query, ['number'])
  const after = asked.after ? Number(asked.after[0]) : null
  const rows = await historyPage(db, filter, { limit: asked.limit, after })
  const shown = new Map(
    (await showHistory(db, rows.slice(0, asked.limit), timeIn(zone))).map((row) => [row.n, row]),
  )
  return page(
    rows,
    asked,
    ({ n }) => [n],
    ({ n }) => shown.get(n),
  )
}

export const historyRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/history',
    rights: readers,
    does: 'What was done in a programme, the newest first: who, when, what, why',
    answer: Page(HistoryRow),
    query: Query,
    handle: async ({ ctx, params, query }) => {
      const { time_zone } = await needProgramme(ctx, params.id)
      const filter = await readFilter(ctx.database.db, params.id, query)
      return showPage(ctx, filter, time_zone, query)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/history/actors',
    rights: readers,
    does: 'Who did anything in a programme',
    answer: Actors,
    handle: async ({ ctx, params }) => {
      const { db } = ctx.database
      await needProgramme(ctx, params.id)
      return { items: await showActors(db, await historyActors(db, { programme: params.id })) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/history',
    rights: auditors,
    does: 'What was done in the whole installation, the newest first',
    answer: Page(HistoryRow),
    query: Query,
    handle: async ({ ctx, query }) =>
      showPage(ctx, await readFilter(ctx.database.db, undefined, query), 'UTC', query),
  }),
  route({
    method: 'get',
    path: '/api/v1/history/actors',
    rights: auditors,
    does: 'Who did anything in the whole installation',
    answer: Actors,
    handle: async ({ ctx }) => {
      const { db } = ctx.database
      return { items: await showActors(db, await historyActors(db, {})) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/history/chain',
    rights: readers,
    does: 'Computes the hash of every row of the history anew and says up to which it holds',
    answer: HistoryChain,
    handle: ({ ctx }) => checkChain(ctx),
  }),
  route({
    method: 'get',
    path: '/api/v1/history/export',
    rights: auditors,
    does: 'Downloads the whole history with its hashes, so that it can be verified elsewhere',
    answer: null,
    files: [ndjsonType, 'text/csv'],
    query: z.object({ format: z._default(z.enum(['ndjson', 'csv']), 'ndjson') }),
    handle: async ({ ctx, query: { format } }) => {
      return new Response(streamBody(exportHistory(ctx, format)), {
        headers: {
          'content-type': format === 'csv' ? csvType : ndjsonType,
          'content-disposition': `attachment; filename="history.${format}"`,
          'cache-control': 'no-store',
        },
      })
    },
  }),
]
