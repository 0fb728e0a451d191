import type { MergePreview, MergePreviewRequest } from '../../src/domain/api-merging.ts'
import { calledName } from '../../src/domain/called.ts'
import type { Context } from '../context.ts'
import { recordAll, showChanges } from '../corrections/repair.ts'
import { namesOf } from '../db/attendees.ts'
import { lockRecords } from '../db/dirty.ts'
import { namedBy } from '../db/named-by.ts'
import type { Tx } from '../db/open.ts'
import { inTransaction } from '../db/roll-back.ts'
import { lockEvidence } from '../db/taps.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { mergeWithin } from './merge.ts'

/**
 * What merging people into one would do to a programme's records: it is done, looked at, and taken back, so
 * that it can't differ from what a merge does.
 * @throws HttpProblem as mergeAttendee does
 */
export async function previewMerge(
  ctx: Context,
  programme: string,
  { attendees, into }: MergePreviewRequest,
): Promise<MergePreview> {
  // most of what waits, in steps that hold up nobody for long
  await reconcileDirty(ctx, programme)
  const { db, dialect } = ctx.database
  return inTransaction(db, false, async (tx) => {
    await lockEvidence(tx, dialect)
    await lockRecords(tx, dialect, programme)
    await recordAll(tx, ctx, programme)
    const people = await namedPeople(tx, programme, [into, ...attendees])
    const act = { into, reason: '', by: 'system', at: ctx.clock() }
    for (const attendee of attendees) await mergeWithin(tx, ctx, attendee, act)
    const changed = await recordAll(tx, ctx, programme)
    return { people, changes: await showChanges(tx, ctx, programme, changed) }
  })
}

async function namedPeople(
  tx: Tx,
  programme: string,
  ids: readonly string[],
): Promise<MergePreview['people']> {
  const names = await namesOf(tx, programme, ids)
  const people: MergePreview['people'] = []
  for (const attendee of ids) {
    const name = calledName(names.get(attendee)?.name ?? '')
    people.push({ attendee, name, ...(await namedBy(tx, programme, attendee)) })
  }
  return people
}
