import {
  ReportAnswer,
  ReportList,
  type ReportRequest,
  ReportUndone,
} from '../../domain/api-reports.ts'
import type { Result } from '../../domain/result.ts'
import { sessionPath } from './calls.ts'
import type { Call } from './client.ts'
import type { Failure } from './failure.ts'

type Answer<T> = Promise<Result<T, Failure>>

/** A participant report of an online meeting; `dryRun`: only what it says and would change. */
export const sendReport = (
  call: Call,
  session: string,
  dryRun: boolean,
  json: ReportRequest,
): Answer<ReportAnswer> =>
  call({
    method: 'POST',
    path: `${sessionPath(session)}/reports?dryRun=${dryRun}`,
    json,
    schema: ReportAnswer,
  })

/** The reports that were imported for a session. */
export const fetchReports = (
  call: Call,
  session: string,
  signal: AbortSignal,
): Answer<ReportList> =>
  call({ path: `${sessionPath(session)}/reports`, schema: ReportList, signal })

/** Takes an import back. */
export const undoReport = (call: Call, report: string): Answer<ReportUndone> =>
  call({
    method: 'POST',
    path: `/api/v1/reports/${encodeURIComponent(report)}/undo`,
    json: {},
    schema: ReportUndone,
  })
