import type { Context } from '../context.ts'
import { rosterOf } from '../db/attendees.ts'
import type { ProgrammeRow } from '../db/programmes.ts'
import { sessionsOf } from '../db/sessions.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { attendeesCsv, sessionsCsv } from '../imports/export.ts'
import { needProgramme } from './programmes.ts'

const exporters = {
  sessions: async ({ database: { db } }: Context, { id, time_zone }: ProgrammeRow) =>
    sessionsCsv(await sessionsOf(db, id), time_zone),
  attendees: async ({ database: { db } }: Context, { id }: ProgrammeRow) =>
    attendeesCsv(await rosterOf(db, id)),
}

export const exportRoutes = (['sessions', 'attendees'] as const).map((what) =>
  route({
    method: 'get',
    path: `/api/v1/programmes/:id/export/${what}`,
    rights: readers,
    handle: async ({ ctx, params }) => {
      const text = await exporters[what](ctx, await needProgramme(ctx, params.id))
      return new Response(text, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${what}.csv"`,
          'cache-control': 'no-store',
        },
      })
    },
  }),
)
