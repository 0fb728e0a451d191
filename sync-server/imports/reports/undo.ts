import type { ReportUndone } from '../../../src/domain/api-reports.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../db/audit.ts'
import { lockRecords, markDirty } from '../../db/dirty.ts'
import { lockImports } from '../../db/imports.ts'
import { appendUndone, assignedIn, findReport, personsOf } from '../../db/online-reports.ts'
import { lockEvidence } from '../../db/taps.ts'
import { HttpProblem } from '../../http/problem.ts'
import { reconcileSoon } from '../../reconcile/soon.ts'

/**
 * Takes the import of a report back by appending that (rule E1). What other reports told of the same
 * connections stays; the file may be imported again.
 * @throws HttpProblem `not-found`; `invalid` where it was taken back already
 */
export async function undoReport(
  ctx: Context,
  id: string,
  reason: string,
  by: string,
): Promise<ReportUndone> {
  const { dialect } = ctx.database
  const at = ctx.clock()
  const programme = await ctx.database.transact(async (tx) => {
    await lockImports(tx, dialect)
    const report = await findReport(tx, id)
    if (!report) throw new HttpProblem('not-found', 'There is no such import of a report.')
    if (report.undone_at !== null) {
      throw new HttpProblem('invalid', 'This import was taken back already. Nothing was changed.')
    }
    await lockEvidence(tx, dialect)
    await lockRecords(tx, dialect, report.programme)
    await appendUndone(tx, { report: id, reason, by, at })
    const assigned = await assignedIn(tx, report.session)
    const persons = await personsOf(tx, id)
    const touched = persons.flatMap((person) => assigned.get(person) ?? [])
    await markDirty(tx, report.programme, touched, at)
    const subject = `session:${report.session}`
    const detail = { report: id, reason }
    await audit(tx, dialect, { at, by, act: 'undo-report', subject, detail })
    return report.programme
  })
  reconcileSoon(ctx, programme)
  return { report: id, undoneAt: at }
}
