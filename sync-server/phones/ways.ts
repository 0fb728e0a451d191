import type { SelfReportRow, WayRow } from '../../src/domain/api-phone.ts'
import { statusOf } from '../../src/domain/status.ts'
import { needSession } from '../attendance/acts.ts'
import type { Context } from '../context.ts'
import { recordsOfSession } from '../db/attendance.ts'
import { recordsWithSelfReport } from '../db/self-reports.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { readRecord } from '../reconcile/stored.ts'

/**
 * Who is known to have been at a session, each by which way.
 * @throws HttpProblem `not-found`
 */
export async function waysOf(ctx: Context, id: string): Promise<WayRow[]> {
  const { db } = ctx.database
  const { programme } = await needSession(db, id)
  await reconcileDirty(ctx, programme)
  const rows = (await recordsOfSession(db, id)).flatMap((row) => show(ctx, row) ?? [])
  return rows
    .filter(({ ways }) => ways.length > 0)
    .sort((a, b) => collator.compare(a.name, b.name) || (a.attendee < b.attendee ? -1 : 1))
}

/** All self-reports of a programme beside what else is known; those that differ come first. */
export async function selfReportsBeside(ctx: Context, programme: string): Promise<SelfReportRow[]> {
  await reconcileDirty(ctx, programme)
  const rows = await recordsWithSelfReport(ctx.database.db, programme)
  return rows
    .flatMap(({ session, title, start, ...row }) => {
      const shown = show(ctx, row)
      return shown ? [{ ...shown, session, title, start }] : []
    })
    .filter(({ selfReportAt }) => selfReportAt !== null)
    .sort((a, b) => Number(b.differs) - Number(a.differs))
}

function show(
  ctx: Context,
  { attendee, name, record: json }: { attendee: string; name: string; record: string },
): WayRow | null {
  const record = readRecord(json)
  if (!record) return null
  return {
    attendee,
    name,
    status: statusOf(record, ctx.clock()),
    totalMs: record.totalMs,
    ways: record.evidence,
    selfReportAt: record.selfReport?.at ?? null,
    differs: record.flags.includes('self-report-differs'),
  }
}

const collator = new Intl.Collator('en')
