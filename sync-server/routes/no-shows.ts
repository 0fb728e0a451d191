import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { NoShow, NoShowPatterns, NoShowQuery } from '../../src/domain/api-no-shows.ts'
import { noShowPatterns, noShows } from '../attendance/no-shows.ts'
import { noShowsCsv } from '../attendance/no-shows-csv.ts'
import { csvType, fileAnswer } from '../http/file-answer.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

export const noShowRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/no-shows',
    rights: readers,
    does: 'Booked attendees who are marked Not Attended, the newest session first; reconciles first',
    answer: Page(NoShow),
    files: ['text/csv'],
    query: z.object({
      ...PageQuery,
      ...NoShowQuery,
      format: z._default(z.enum(['json', 'csv']), 'json'),
    }),
    handle: async ({ ctx, params, query: { format, limit, cursor, ...filter } }) => {
      const asked = readPage({ limit, cursor }, ['number', 'string', 'string'])
      const { time_zone } = await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      const { db } = ctx.database
      if (format === 'csv') {
        const all = await noShows(db, params.id, filter, { limit: null, after: null })
        return fileAnswer(noShowsCsv(all, time_zone), csvType, 'no-shows.csv')
      }
      const [start, session, attendee] = asked.after ?? []
      const after = asked.after && {
        start: Number(start),
        session: String(session),
        attendee: String(attendee),
      }
      const rows = await noShows(db, params.id, filter, { limit: asked.limit, after })
      return page(
        rows,
        asked,
        (row) => [row.start, row.session, row.attendee],
        (row) => row,
      )
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/no-shows/patterns',
    rights: readers,
    does: 'Who missed how many of how many bookings: by person, session, day, room and hour',
    answer: NoShowPatterns,
    handle: async ({ ctx, params }) => {
      const { time_zone } = await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      return noShowPatterns(ctx.database.db, params.id, time_zone)
    },
  }),
]
