import * as z from 'zod/mini'
import {
  ReportAnswer,
  ReportList,
  ReportRequest,
  ReportUndone,
} from '../../src/domain/api-reports.ts'
import { UndoRequest } from '../../src/domain/api-truth.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { importReport } from '../imports/reports/import.ts'
import { showReports } from '../imports/reports/list.ts'
import { undoReport } from '../imports/reports/undo.ts'
import { TimeZone } from './programmes.ts'

/** 12 MiB in base64, and who is who. */
const mostBytes = 20 * 1_048_576

export const onlineReportRoutes = [
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/reports',
    rights: readers,
    does: 'The participant reports that were imported for a session',
    answer: ReportList,
    handle: ({ ctx, params }) => showReports(ctx.database.db, params.id),
  }),
  route({
    method: 'post',
    path: '/api/v1/sessions/:id/reports',
    rights: admins,
    does: 'Imports a participant report of an online meeting; a dry run only tells',
    answer: ReportAnswer,
    query: z.object({ dryRun: z.enum(['true', 'false']) }),
    body: z.extend(ReportRequest, { zone: z.optional(TimeZone) }),
    maxBytes: mostBytes,
    handle: ({ ctx, caller, params, query, body }) =>
      importReport(ctx, {
        session: params.id,
        request: body,
        dryRun: query.dryRun === 'true',
        by: actor(caller),
      }),
  }),
  route({
    method: 'post',
    path: '/api/v1/reports/:id/undo',
    rights: admins,
    does: 'Takes the import of a report back',
    answer: ReportUndone,
    body: UndoRequest,
    handle: ({ ctx, caller, params, body }) =>
      undoReport(ctx, params.id, body.reason ?? '', actor(caller)),
  }),
]
