import type { Repair, RepairedRow } from '../../src/domain/api-truth.ts'
import { byCodePoint } from '../../src/domain/order.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import type { Schedule } from '../../src/domain/schedule.ts'
import { attendanceRow } from '../attendance/rows.ts'
import type { Context } from '../context.ts'
import { validities } from '../db/attendance.ts'
import { namesOf } from '../db/attendees.ts'
import { lockRecords, takeDirty } from '../db/dirty.ts'
import type { Tx } from '../db/open.ts'
import { storeRecords } from '../db/records.ts'
import { inTransaction } from '../db/roll-back.ts'
import { loadSchedule } from '../db/schedule.ts'
import type { RecordsTable } from '../db/tables.ts'
import { lockEvidence } from '../db/taps.ts'
import { noteUncomputed } from '../db/uncomputed.ts'
import { follow } from '../follow/follow.ts'
import { recompute } from '../reconcile/recompute.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { readRecord } from '../reconcile/stored.ts'
import { appendCorrections, type Wanted } from './append.ts'

const chunk = 250

/**
 * Many corrections at once, with every record that they change, before and after (row T6). A dry run
 * does the very same and takes it back, so that it can't differ from what is then applied.
 * @throws HttpProblem `invalid` with the place in the request
 */
export async function repair(
  ctx: Context,
  programme: string,
  wanted: readonly Wanted[],
  { dryRun, by }: { dryRun: boolean; by: string },
): Promise<Repair> {
  // most of what waits, in steps that hold up nobody for long
  await reconcileDirty(ctx, programme)
  const { db, dialect } = ctx.database
  const done = await inTransaction(db, !dryRun, async (tx) => {
    await lockEvidence(tx, dialect)
    await lockRecords(tx, dialect, programme)
    // what came meanwhile is no doing of the repair
    const meanwhile = await recordAll(tx, ctx, programme)
    const { batch, ids } = await appendCorrections(tx, ctx, programme, wanted, by)
    const changed = await recordAll(tx, ctx, programme)
    const changes = await showChanges(tx, ctx, programme, changed)
    return { batch, ids, changes, meanwhile }
  })
  if (!dryRun) {
    const changed = [...done.changes, ...done.meanwhile].map(({ session }) => session)
    const sessions = [...new Set(changed)].sort(byCodePoint)
    if (sessions.length > 0) ctx.live.tell({ type: 'records', programme, sessions })
  }
  const { batch, ids, changes } = done
  return { dryRun, batch: dryRun ? null : batch, corrections: ids, changes }
}

/** A row of `records` that changed, with the one before it. */
interface Changed {
  session: string
  before: RecordsTable | null
  after: RecordsTable
}

/** Brings a programme's records up to date, all of it in this transaction, and gives those that changed. */
export async function recordAll(tx: Tx, ctx: Context, programme: string): Promise<Changed[]> {
  const changed: Changed[] = []
  const schedule = await loadSchedule(tx, programme)
  let taken: number
  do {
    const attendees = await takeDirty(tx, ctx.database.dialect, programme, chunk)
    taken = attendees.length
    const done = await recompute(tx, programme, schedule, attendees, ctx.clock())
    const { differing } = done
    await noteUncomputed(tx, programme, done, ctx.clock())
    await storeRecords(
      tx,
      differing.map(({ row }) => row),
    )
    await follow(tx, ctx, programme, { schedule, records: done.records })
    for (const { row, stands, changed: isOther } of differing) {
      if (isOther) changed.push({ session: row.session, before: stands, after: row })
    }
  } while (taken === chunk)
  return changed
}

/** The changed rows as people see them, before and after. */
export async function showChanges(
  tx: Tx,
  ctx: Context,
  programme: string,
  changed: readonly Changed[],
): Promise<RepairedRow[]> {
  const schedule = await loadSchedule(tx, programme)
  const valid = await validities(tx, programme)
  const names = await namesOf(
    tx,
    programme,
    changed.map(({ after }) => after.attendee),
  )
  const show = (row: RecordsTable | null) => {
    const record = row && readRecord(row.record)
    if (!record) return null
    const person = names.get(row.attendee) ?? { name: '', email: null, code: null }
    const about = { attendee: row.attendee, revision: row.revision, ...person }
    const validity = valid.get(record.session) ?? null
    const shown = { closesAt: closesAt(schedule, record), validity }
    return attendanceRow(about, record, shown, ctx.clock())
  }
  return changed
    .map(({ session, before, after }) => ({
      session,
      attendee: after.attendee,
      before: show(before),
      after: show(after),
    }))
    .sort((a, b) => byCodePoint(a.session, b.session) || byCodePoint(a.attendee, b.attendee))
}

function closesAt(schedule: Schedule, record: AttendanceRecord): number {
  return schedule.planned.get(record.session)?.closesAt ?? record.window.end
}
