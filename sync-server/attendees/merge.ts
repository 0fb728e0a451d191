import { closesCircle } from '../../src/domain/merges.ts'
import { fillProgramme } from '../bookings/fill.ts'
import type { Context } from '../context.ts'
import { type Act, audit } from '../db/audit.ts'
import { noteChanges } from '../db/changes.ts'
import { lockRecords, markDirty } from '../db/dirty.ts'
import { knownPeople } from '../db/facts.ts'
import { appendMerge, endsOf, joinRoster, mergedInto, programmesOf } from '../db/merges.ts'
import type { Tx } from '../db/open.ts'
import { lockEvidence } from '../db/taps.ts'
import { tapsOfAttendee } from '../db/waiting-taps.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { rejudge, unpark } from '../taps/unpark.ts'

/**
 * Lets all that names an attendee count for another, wherever both are known (rule E8, row M6). Whoever
 * was merged into the first comes along. Nothing is moved or deleted: it is undone by unmergeAttendee.
 * @throws HttpProblem `not-found`; `invalid` where it would lead back, or `id` was merged already
 */
export async function mergeAttendee(
  ctx: Context,
  id: string,
  { into, reason }: { into: string; reason: string },
  by: string,
): Promise<{ attendee: string; into: string }> {
  const at = ctx.clock()
  const programmes = await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, ctx.database.dialect)
    const { programmes, acts } = await mergeWithin(tx, ctx, id, { into, reason, by, at })
    await note(tx, ctx, { at, by, act: 'merge', id, detail: { into, reason } })
    for (const act of acts) await audit(tx, ctx.database.dialect, act)
    return programmes
  })
  tellChanged(ctx, programmes)
  return { attendee: id, into }
}

/**
 * The same within a transaction that holds lockEvidence; the caller appends it to the history.
 * @returns the programmes whose records change, marked dirty; and what it brought about, for the history
 */
export async function mergeWithin(
  tx: Tx,
  ctx: Context,
  id: string,
  { into, reason, by, at }: { into: string; reason: string; by: string; at: number },
): Promise<{ programmes: string[]; acts: Act[] }> {
  await checkMerge(tx, id, into)
  await appendMerge(tx, { attendee: id, into, reason, by, at })
  const end = (await endsOf(tx, [into])).get(into) ?? into
  const moved = [id, ...(await mergedInto(tx, [id])).keys()]
  const programmes = await programmesOf(tx, moved)
  for (const programme of programmes) {
    await lockRecords(tx, ctx.database.dialect, programme)
    await joinRoster(tx, programme, end, at)
    await unpark(tx, ctx, programme)
    await tellAll(tx, ctx, programme, [...moved, end])
  }
  const acts: Act[] = []
  // two places in a session are one from now on
  for (const programme of programmes) {
    acts.push(...(await fillProgramme(tx, ctx, programme)).acts)
  }
  return { programmes, acts }
}

/**
 * Takes a merge back: what names the attendee is theirs again. Whom the merge brought onto a roster
 * stays there.
 * @throws HttpProblem `not-found`; `invalid` where the attendee was not merged
 */
export async function unmergeAttendee(
  ctx: Context,
  id: string,
  reason: string,
  by: string,
): Promise<{ attendee: string; into: null }> {
  const at = ctx.clock()
  const programmes = await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, ctx.database.dialect)
    const [person] = await knownPeople(tx, [id])
    if (!person) throw new HttpProblem('not-found', 'There is no such attendee.')
    const { merged_into: into } = person
    if (into === null) {
      throw new HttpProblem('invalid', 'This attendee is merged into nobody. Nothing was changed.')
    }
    const end = (await endsOf(tx, [id])).get(id) ?? id
    await appendMerge(tx, { attendee: id, into: null, reason, by, at })
    const moved = [id, ...(await mergedInto(tx, [id])).keys()]
    const programmes = await programmesOf(tx, moved)
    for (const programme of programmes) {
      await lockRecords(tx, ctx.database.dialect, programme)
      await rejudge(tx, ctx, programme, await tapsOfAttendee(tx, programme, end))
      await tellAll(tx, ctx, programme, [...moved, end])
    }
    await note(tx, ctx, { at, by, act: 'unmerge', id, detail: { from: into, reason } })
    return programmes
  })
  tellChanged(ctx, programmes)
  return { attendee: id, into: null }
}

async function checkMerge(tx: Tx, id: string, into: string): Promise<void> {
  const people = new Map((await knownPeople(tx, [id, into])).map((one) => [one.id, one]))
  const person = people.get(id)
  if (!person) throw new HttpProblem('not-found', 'There is no such attendee.')
  if (!people.has(into)) {
    throw new HttpProblem('invalid', 'into: There is no attendee of this id. Nothing was changed.')
  }
  if (person.merged_into !== null) {
    throw new HttpProblem(
      'invalid',
      'This attendee is merged into another already. Undo that first. Nothing was changed.',
    )
  }
  const steps = new Map([[into, (await endsOf(tx, [into])).get(into) ?? null]])
  if (closesCircle(id, into, steps)) {
    throw new HttpProblem('invalid', 'into: This is the same attendee. Nothing was changed.')
  }
}

/** Kiosks learn whom they count for, and the records of both sides are made anew. */
async function tellAll(tx: Tx, ctx: Context, programme: string, attendees: string[]) {
  const changes = attendees.map((id) => ({ type: 'attendee' as const, id }))
  await noteChanges(tx, ctx.database.dialect, programme, changes)
  await markDirty(tx, programme, attendees, ctx.clock())
}

async function note(
  tx: Tx,
  ctx: Context,
  act: { at: number; by: string; act: string; id: string; detail: Record<string, unknown> },
): Promise<void> {
  const { id, ...row } = act
  await audit(tx, ctx.database.dialect, { ...row, subject: `attendee:${id}` })
}

function tellChanged(ctx: Context, programmes: readonly string[]): void {
  for (const programme of programmes) {
    ctx.live.tell({ type: 'programme', programme })
    reconcileSoon(ctx, programme)
  }
}
