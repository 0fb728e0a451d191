import type { LineAnswer } from '../../src/domain/api-bookings.ts'
import { doesLineStand, movedInLine } from '../../src/domain/line.ts'
import { needSession } from '../attendance/acts.ts'
import type { Context } from '../context.ts'
import { peopleNamed } from '../db/attendees.ts'
import { audit } from '../db/audit.ts'
import { mergedInto } from '../db/merges.ts'
import type { Db, Tx } from '../db/open.ts'
import { lockEvidence } from '../db/taps.ts'
import { leaveLine, lineOf, orderLine, placesTaken } from '../db/waiting-places.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'

/** Who waits for a place of a session, first to last. @throws HttpProblem `not-found` */
export async function showLine(ctx: Context, id: string): Promise<LineAnswer> {
  const { db } = ctx.database
  const { programme } = await needSession(db, id)
  await reconcileDirty(ctx, programme)
  const { session, capacity } = await needSession(db, id)
  const { taken, line } = await read(db, id)
  const people = await peopleNamed(
    db,
    line.map(({ attendee }) => attendee),
  )
  const nobody = { name: '', email: null, organisation: null }
  return {
    items: line.map((one, n) => ({
      ...one,
      ...(people.get(one.attendee) ?? nobody),
      place: n + 1,
    })),
    taken: taken.size,
    capacity,
    stands: doesLineStand(session, ctx.clock()),
  }
}

/**
 * Moves somebody in line to another place, the others keep their order.
 * @param place from 1; one beyond the end is the end
 * @throws HttpProblem `not-found` where they are not in it
 */
export function moveInLine(
  ctx: Context,
  whom: Whom,
  place: number,
  by: string,
): Promise<LineAnswer> {
  return change(ctx, whom, by, async (tx, line, attendee) => {
    const from = line.indexOf(attendee) + 1
    const after = movedInLine(line, attendee, place)
    const to = after.indexOf(attendee) + 1
    if (from === to) return null
    await orderLine(tx, whom.session, after)
    return { act: 'line-move', detail: { attendee, from, to } }
  })
}

/** Takes somebody off a line. @throws HttpProblem `not-found` where they are not in it */
export function takeOffLine(
  ctx: Context,
  whom: Whom,
  reason: string | null,
  by: string,
): Promise<LineAnswer> {
  return change(ctx, whom, by, async (tx, line, attendee) => {
    const from = line.indexOf(attendee) + 1
    await leaveLine(tx, whom.session, [attendee, ...(await mergedInto(tx, [attendee])).keys()])
    return { act: 'line-leave', detail: { attendee, from, reason } }
  })
}

interface Whom {
  session: string
  attendee: string
}

async function change(
  ctx: Context,
  { session, attendee }: Whom,
  by: string,
  act: (
    tx: Tx,
    line: string[],
    attendee: string,
  ) => Promise<{ act: string; detail: Record<string, unknown> } | null>,
): Promise<LineAnswer> {
  const { dialect } = ctx.database
  const programme = await ctx.database.transact(async (tx) => {
    const { programme } = await needSession(tx, session)
    await lockEvidence(tx, dialect)
    const line = (await read(tx, session)).line.map((one) => one.attendee)
    if (!line.includes(attendee)) {
      throw new HttpProblem('not-found', 'This attendee does not wait for this session any more.')
    }
    const done = await act(tx, line, attendee)
    const at = ctx.clock()
    if (done) await audit(tx, dialect, { at, by, subject: `session:${session}`, ...done })
    return programme
  })
  ctx.live.tell({ type: 'records', programme, sessions: [session] })
  return showLine(ctx, session)
}

async function read(db: Db | Tx, session: string) {
  const taken = await placesTaken(db, session)
  return { taken, line: await lineOf(db, session, taken) }
}
