import type { SelfReportRequest } from '../../src/domain/api-phone.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { markDirty } from '../db/dirty.ts'
import type { Db } from '../db/open.ts'
import { boundKey, boundOf } from '../db/phones.ts'
import { readSettings } from '../db/schedule.ts'
import { addSelfReport, selfReportsOf } from '../db/self-reports.ts'
import { sessionById } from '../db/sessions.ts'
import type { PhonesTable } from '../db/tables.ts'
import { lockEvidence } from '../db/taps.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { bind } from './bind.ts'
import { checkCode } from './codes.ts'
import { needPhoneProgramme } from './show.ts'

/**
 * Appends an attendee's own word that they were at a session, whatever its flags, or takes it back
 * (rule S6), until the programme's closing date. A session with a check-in code asks for it.
 * @throws HttpProblem `forbidden` after the closing date, `not-found`, `invalid` where the code is wrong,
 *   `slow-down`
 */
export async function selfReport(
  ctx: Context,
  phone: PhonesTable,
  request: SelfReportRequest,
  address: string,
): Promise<void> {
  const { programme } = phone
  await refuseClosed(ctx, programme)
  const { session: id, attended, code = '' } = request
  const session = await sessionById(ctx.database.db, id)
  if (!session || session.programme !== programme) {
    throw new HttpProblem('not-found', 'There is no such session.')
  }
  const guess = { phone: phone.id, session: id, address }
  if (attended && !(await checkCode(ctx, guess, code, session.values.checkInCode))) {
    throw new HttpProblem('invalid', 'code: this is not the session’s check-in code', {
      reason: 'code-wrong',
    })
  }
  await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, ctx.database.dialect)
    const bound = await bind(tx, ctx, phone, request.attendee, request.person)
    if (!bound) throw new HttpProblem('invalid', 'attendee: this phone has named too many people')
    const { attendee } = bound
    const at = ctx.clock()
    await addSelfReport(tx, {
      ...{ programme, session: id, attendee, phone: phone.id, at },
      attended: attended ? 1 : 0,
    })
    await markDirty(tx, programme, [attendee], at)
    await audit(tx, ctx.database.dialect, {
      ...{ at, by: `attendee:${attendee}`, act: 'self-report', subject: `session:${id}` },
      detail: { attendee, attended, phone: phone.id },
    })
  })
  reconcileSoon(ctx, programme)
}

/** The sessions that this phone said this person attended, no other's word. */
export async function reportedBy(db: Db, phone: PhonesTable, alias: string): Promise<string[]> {
  const attendee = (await boundOf(db, [phone.id])).get(boundKey(phone.id, alias))
  if (attendee === undefined) return []
  const reports = await selfReportsOf(db, phone.programme, [attendee])
  return reports
    .filter((report) => report.phone === phone.id)
    .map(({ session }) => session)
    .sort()
}

async function refuseClosed(ctx: Context, programme: string): Promise<void> {
  const { settings } = await needPhoneProgramme(ctx, programme)
  const { selfReportUntil } = readSettings(settings)
  if (selfReportUntil !== null && ctx.clock() < selfReportUntil) return
  throw new HttpProblem('forbidden', 'Self-reports are closed. Ask the organisers.', {
    reason: 'reports-closed',
  })
}
