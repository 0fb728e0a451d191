import * as z from 'zod/mini'
import { ExpiryAnswer, ExpiryState } from '../../src/domain/api-follow.ts'
import { expiryList } from '../expiry/list.ts'
import { csvAnswer, fileWord } from '../http/csv.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

const heading = ['attendee', 'code', 'name', 'email', 'session', 'session_code', 'title']
const days = ['valid_from', 'valid_until', 'status']

export const expiryRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/expiry',
    rights: readers,
    does: 'Every attendance that expires, with its last day, never paged; reconciles first',
    answer: ExpiryAnswer,
    files: ['text/csv'],
    query: z.object({
      format: z._default(z.enum(['json', 'csv']), 'json'),
      status: z.optional(ExpiryState),
    }),
    handle: async ({ ctx, params, query }) => {
      const { name, time_zone: timeZone } = await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      const all = await expiryList(ctx.database.db, { id: params.id, timeZone }, ctx.clock())
      const items = all.items.filter(({ status }) => (query.status ?? status) === status)
      if (query.format === 'json') return { ...all, items }
      const rows = items.map((row) => [
        ...[row.attendee, row.code, row.name, row.email, row.session, row.sessionCode, row.title],
        ...[row.from, row.until, row.status],
      ])
      return csvAnswer([...heading, ...days], rows, `expiry-${fileWord(name)}.csv`)
    },
  }),
]
