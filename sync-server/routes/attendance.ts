import * as z from 'zod/mini'
import { AttendanceAnswer, Page } from '../../src/domain/api.ts'
import { AttendanceDetail } from '../../src/domain/api-timeline.ts'
import { ProgrammeAttendanceRow } from '../../src/domain/api-truth.ts'
import { needSession } from '../attendance/acts.ts'
import { attendanceFileName } from '../attendance/columns.ts'
import { attendanceCsv } from '../attendance/csv.ts'
import { attendanceDetail } from '../attendance/detail.ts'
import { programmeAttendance } from '../attendance/programme.ts'
import { attendanceRows } from '../attendance/rows.ts'
import { attendanceSheet } from '../attendance/xlsx.ts'
import { recordsOfSession } from '../db/attendance.ts'
import { completionsOf } from '../db/completions.ts'
import { csvType, fileAnswer } from '../http/file-answer.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { xlsxType } from '../imports/files/upload.ts'
import { writeWorkbook } from '../imports/workbook/file.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

export const attendanceRoutes = [
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/attendance',
    rights: readers,
    does: 'Everybody with a booking, tap or mark, never paged; reconciles first',
    answer: AttendanceAnswer,
    files: ['text/csv', xlsxType],
    query: z.object({ format: z._default(z.enum(['json', 'csv', 'xlsx']), 'json') }),
    handle: async ({ ctx, params, query }) => {
      const { db } = ctx.database
      const { programme } = await needSession(db, params.id)
      await reconcileDirty(ctx, programme)
      const session = await needSession(db, params.id)
      const people = await recordsOfSession(db, params.id)
      const completions = await completionsOf(db, params.id)
      const items = attendanceRows(people, { ...session, completions }, ctx.clock())
      if (query.format === 'json') return { items } satisfies AttendanceAnswer
      const name = attendanceFileName(session, query.format)
      return query.format === 'xlsx'
        ? fileAnswer(await writeWorkbook(attendanceSheet(items, people, session)), xlsxType, name)
        : fileAnswer(attendanceCsv(items, people, session.timeZone), csvType, name)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/attendance',
    rights: readers,
    does: 'Attendees over all sessions of a programme, no minute counted twice',
    answer: Page(ProgrammeAttendanceRow),
    query: z.object(PageQuery),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['string'])
      await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      const after = asked.after ? String(asked.after[0]) : null
      const rows = await programmeAttendance(ctx.database.db, params.id, asked.limit + 1, after)
      return page(
        rows,
        asked,
        ({ attendee }) => [attendee],
        (row) => row,
      )
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/attendance/:attendee',
    rights: readers,
    does: 'One attendee’s attendance of a session, with the timeline that explains it',
    answer: AttendanceDetail,
    handle: ({ ctx, params }) => attendanceDetail(ctx, params.id, params.attendee),
  }),
]
