import * as z from 'zod/mini'
import { ImportReport } from '../../src/domain/api.ts'
import { ColumnChoice, ImportProgress } from '../../src/domain/api-imports.ts'
import type { Context } from '../context.ts'
import { jsonText } from '../http/json-text.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, admins } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { importAttendees } from '../imports/attendees/import.ts'
import { importBookings } from '../imports/bookings/import.ts'
import { xlsxType } from '../imports/files/upload.ts'
import type { ImportRequest } from '../imports/request.ts'
import { importSessions } from '../imports/sessions/import.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { needProgramme } from './programmes.ts'

const maxBytes = 20 * 1_048_576
const YesNo = z.optional(z.enum(['true', 'false', '1', '0']))
const FileName = z.optional(z.string().check(z.maxLength(500)))
const UploadName = z.string().check(z.minLength(1), z.maxLength(100))
const Query = z.object({
  dryRun: YesNo,
  cancelMissing: YesNo,
  file: FileName,
  /** a name for this upload, by which its progress is asked for */
  upload: z.optional(UploadName),
  /** what the columns of a sheet are taken as; left out: what they are known as */
  columns: z.optional(jsonText(ColumnChoice)),
})

const sheets = ['text/csv', xlsxType]
const fileTypes = {
  sessions: [...sheets, 'application/xml', 'application/json', 'text/calendar'],
  attendees: sheets,
  bookings: sheets,
}
const importers = { sessions: importSessions, attendees: importAttendees, bookings: importBookings }

export const importRoutes = (['sessions', 'attendees', 'bookings'] as const).map((what) =>
  route({
    method: 'post',
    path: `/api/v1/programmes/:id/import/${what}`,
    rights: admins,
    does: `Imports ${what}, all or none; a dry run only tells what would change`,
    answer: ImportReport,
    reads: { media: fileTypes[what] },
    query: Query,
    maxBytes,
    handle: async ({ ctx, caller, params, query, request }) => {
      const programme = await needProgramme(ctx, params.id)
      const upload: ImportRequest = {
        programme: programme.id,
        zone: programme.time_zone,
        bytes: new Uint8Array(await request.arrayBuffer()),
        mediaType: mediaTypeOf(request),
        dryRun: isTrue(query.dryRun),
        cancelMissing: isTrue(query.cancelMissing),
        columns: query.columns,
        file: query.file || null,
        by: actor(caller),
      }
      const report = await followed(ctx, upload, query.upload, importers[what])
      if (report.errors.length > 0) throw refused(report)
      if (!upload.dryRun) tell(ctx, programme.id)
      return report
    },
  }),
)

/** How far an upload is; null where this process knows of no such. */
export const progressRoute = route({
  method: 'get',
  path: '/api/v1/programmes/:id/import-progress/:upload',
  rights: admins,
  does: 'How far an upload is; null where it is done, or with another server process',
  answer: z.nullable(ImportProgress),
  handle: async ({ ctx, params }) => ctx.progress.of(params.id, params.upload),
})

/** Runs an import whose progress can be asked for by its name. */
async function followed(
  ctx: Context,
  upload: ImportRequest,
  name: string | undefined,
  run: (ctx: Context, upload: ImportRequest) => Promise<ImportReport>,
): Promise<ImportReport> {
  if (name === undefined) return run(ctx, upload)
  const tell = (progress: ImportProgress) => ctx.progress.tell(upload.programme, name, progress)
  tell({ stage: 'reading', done: 0, total: null })
  try {
    return await run(ctx, { ...upload, tell })
  } finally {
    ctx.progress.end(upload.programme, name)
  }
}

const isTrue = (text: string | undefined) => text === 'true' || text === '1'

function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

function refused(report: ImportReport): HttpProblem {
  const [first] = report.errors
  const place = [
    first?.row == null ? '' : `row ${first.row}`,
    first?.column == null ? '' : `column "${first.column}"`,
  ].filter((part) => part !== '')
  const where = place.length > 0 ? ` (${place.join(', ')})` : ''
  const more = report.errors.length > 1 ? ` And ${report.errors.length - 1} more.` : ''
  return new HttpProblem(
    'invalid',
    `Nothing was imported. ${first?.message ?? ''}${where}${more}`,
    report,
  )
}

function tell(ctx: Context, programme: string): void {
  ctx.live.tell({ type: 'programme', programme })
  reconcileSoon(ctx, programme)
}
