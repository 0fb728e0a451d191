import { closingDue } from '../../src/domain/completeness.ts'
import { completenessAt, loadReporting } from '../attendance/completeness.ts'
import { followClosing } from '../certificates/follow.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { programmesToClose, sessionsToClose } from '../db/closings.ts'
import { lockRecords, markDirty } from '../db/dirty.ts'
import { appendClosing } from '../db/marks.ts'
import type { Tx } from '../db/open.ts'
import { attendeesWithRecord } from '../db/records.ts'
import { loadSchedule } from '../db/schedule.ts'
import { reconcileSoon } from '../reconcile/soon.ts'

/**
 * Closes every session that is complete or past its deadline (rule W2). What is due follows from the
 * database alone, so that nothing is forgotten by a restart; of several processes one appends the act.
 * @returns the sessions closed
 */
export async function closeDue(ctx: Context): Promise<string[]> {
  const closed: string[] = []
  for (const programme of await programmesToClose(ctx.database.db, ctx.clock())) {
    closed.push(...(await closeProgramme(ctx, programme)))
  }
  return closed
}

/** The same for one programme: after something that may have made a session complete. */
export async function closeProgramme(ctx: Context, programme: string): Promise<string[]> {
  const { db, dialect } = ctx.database
  if ((await sessionsToClose(db, programme, ctx.clock())).length === 0) return []
  const closed = await ctx.database.transact(async (tx) => {
    await lockRecords(tx, dialect, programme)
    const due = await dueNow(tx, programme, ctx.clock())
    for (const one of due) await close(tx, ctx, programme, one)
    for (const one of due) await note(tx, ctx, one)
    return due.map(({ session }) => session)
  })
  if (closed.length > 0) {
    ctx.live.tell({ type: 'programme', programme })
    reconcileSoon(ctx, programme)
  }
  return closed
}

interface Due {
  session: string
  why: 'complete' | 'deadline'
}

async function dueNow(tx: Tx, programme: string, now: number): Promise<Due[]> {
  const schedule = await loadSchedule(tx, programme)
  const reporting = await loadReporting(tx, programme)
  const due: Due[] = []
  for (const session of await sessionsToClose(tx, programme, now)) {
    const planned = schedule.planned.get(session)
    if (!planned) continue
    const { isComplete } = await completenessAt(tx, planned, reporting, now)
    const { deadlineMs } = schedule.settings
    const why = closingDue(planned, { isComplete, isClosed: false }, deadlineMs, now)
    if (why) due.push({ session, why })
  }
  return due
}

async function close(
  tx: Tx,
  ctx: Context,
  programme: string,
  { session, why }: Due,
): Promise<void> {
  const at = ctx.clock()
  await appendClosing(tx, { session, at, by: 'system', reason: why })
  await followClosing(tx, ctx, programme, session)
  await markDirty(tx, programme, await attendeesWithRecord(tx, session), at)
}

async function note(tx: Tx, ctx: Context, { session, why }: Due): Promise<void> {
  const row = { at: ctx.clock(), by: 'system', act: 'closing', subject: `session:${session}` }
  await audit(tx, ctx.database.dialect, { ...row, detail: { why } })
}
