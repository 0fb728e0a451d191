import * as z from 'zod/mini'
import type { AttendanceAnswer } from '../../src/domain/api.ts'
import { needSession } from '../attendance/acts.ts'
import { attendanceCsv, csvFileName } from '../attendance/csv.ts'
import { attendanceDetail } from '../attendance/detail.ts'
import { attendanceRows } from '../attendance/rows.ts'
import { recordsOfSession } from '../db/attendance.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'

export const attendanceRoutes = [
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/attendance',
    rights: readers,
    query: z.object({ format: z._default(z.enum(['json', 'csv']), 'json') }),
    handle: async ({ ctx, params, query }) => {
      const { db } = ctx.database
      const { programme } = await needSession(db, params.id)
      await reconcileDirty(ctx, programme)
      const session = await needSession(db, params.id)
      const people = await recordsOfSession(db, params.id)
      const items = attendanceRows(people, session.closesAt, ctx.clock())
      if (query.format === 'json') return { items } satisfies AttendanceAnswer
      return new Response(attendanceCsv(items, people, session.timeZone), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${csvFileName(session)}"`,
          'cache-control': 'no-store',
        },
      })
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/attendance/:attendee',
    rights: readers,
    handle: ({ ctx, params }) => attendanceDetail(ctx, params.id, params.attendee),
  }),
]
