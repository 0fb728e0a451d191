import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { rosterOf } from '../db/attendees.ts'
import type { ProgrammeRow } from '../db/programmes.ts'
import { sessionsOf } from '../db/sessions.ts'
import { csvType, fileAnswer } from '../http/file-answer.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { rosterSheet } from '../imports/attendees/sheet.ts'
import { bookingSheet, currentBookings } from '../imports/bookings/export.ts'
import { attendeesCsv, bookingsCsv, sessionsCsv } from '../imports/export.ts'
import { xlsxType } from '../imports/files/upload.ts'
import { sessionSheet } from '../imports/sessions/sheet.ts'
import { writeWorkbook } from '../imports/workbook/file.ts'
import type { SheetToWrite } from '../imports/workbook/sheet.ts'
import { needProgramme } from './programmes.ts'

const Query = z.object({ format: z.optional(z.enum(['csv', 'xlsx'])) })

/** A download in either form: nothing is made that isn't asked for. */
interface Download {
  csv: () => string
  sheet: () => SheetToWrite
}
type Exporter = (ctx: Context, programme: ProgrammeRow) => Promise<Download>

const exporters = {
  sessions: async ({ database: { db } }, { id, time_zone }) => {
    const sessions = await sessionsOf(db, id)
    return {
      csv: () => sessionsCsv(sessions, time_zone),
      sheet: () => sessionSheet(sessions, time_zone),
    }
  },
  attendees: async ({ database: { db } }, { id }) => {
    const roster = await rosterOf(db, id)
    return { csv: () => attendeesCsv(roster), sheet: () => rosterSheet(roster) }
  },
  bookings: async ({ database: { db }, clock }, { id }) => {
    const rows = await currentBookings(db, id, clock())
    return { csv: () => bookingsCsv(rows), sheet: () => bookingSheet(rows) }
  },
} satisfies Record<string, Exporter>

export const exportRoutes = (['sessions', 'attendees', 'bookings'] as const).map((what) =>
  route({
    method: 'get',
    path: `/api/v1/programmes/:id/export/${what}`,
    rights: readers,
    does: `Downloads all ${what} as a sheet that can be changed and imported again`,
    answer: null,
    files: ['text/csv', xlsxType],
    query: Query,
    handle: async ({ ctx, params, query }) => {
      const { csv, sheet } = await exporters[what](ctx, await needProgramme(ctx, params.id))
      return query.format === 'xlsx'
        ? fileAnswer(await writeWorkbook(sheet()), xlsxType, `${what}.xlsx`)
        : fileAnswer(csv(), csvType, `${what}.csv`)
    },
  }),
)
