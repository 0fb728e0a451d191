import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { WaitingTap } from '../../src/domain/api-truth.ts'
import { showWaiting } from '../corrections/waiting.ts'
import { type WaitingPlace, waitingOf } from '../db/waiting-list.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { needProgramme } from './programmes.ts'

export const waitingRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/parked',
    rights: readers,
    does: 'Taps that came and don’t count, with the reason',
    answer: Page(WaitingTap),
    query: z.object(PageQuery),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['number', 'number', 'number', 'number', 'string'])
      await needProgramme(ctx, params.id)
      const { db } = ctx.database
      const most = { limit: asked.limit + 1, after: placeOf(asked.after), session: null }
      const rows = await waitingOf(db, params.id, most)
      const shown = await showWaiting(db, params.id, rows)
      const both = rows.flatMap((row, at) => {
        const tap = shown[at]
        return tap ? [{ row, tap }] : []
      })
      return page(
        both,
        asked,
        ({ row }) => [row.receivedAt, row.stray, row.log, row.seq, row.id],
        ({ tap }) => tap,
      )
    },
  }),
]

function placeOf(keys: readonly (string | number)[] | null): WaitingPlace | null {
  if (!keys) return null
  const [receivedAt, stray, log, seq, id] = keys
  return {
    receivedAt: Number(receivedAt),
    stray: stray === 1 ? 1 : 0,
    log: Number(log),
    seq: Number(seq),
    id: String(id),
  }
}
