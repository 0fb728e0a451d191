import * as z from 'zod/mini'
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
    query: z.object(PageQuery),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, 5)
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
