import type { BookAnswer, NewPerson, WalkInRequest } from '../../src/domain/api-bookings.ts'
import { needSession } from '../attendance/acts.ts'
import { addWithin } from '../attendees/save.ts'
import type { Context } from '../context.ts'
import { type Act, audit } from '../db/audit.ts'
import { lockImports } from '../db/imports.ts'
import type { Tx } from '../db/open.ts'
import { lockEvidence } from '../db/taps.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { bookWithin, tellBooked } from './book.ts'

/**
 * Puts somebody new on the roster and books them, in one act (row A4).
 * @throws HttpProblem `not-found`; `invalid` where the e-mail is somebody else's, or the session cancelled
 */
export async function bookWalkIn(
  ctx: Context,
  session: string,
  { person, ...how }: WalkInRequest,
  by: string,
): Promise<BookAnswer> {
  const { programme } = await needSession(ctx.database.db, session)
  await reconcileDirty(ctx, programme)
  const answer = await withNewcomers(ctx, async (tx) => {
    const found = await needSession(tx, session)
    const added = await newcomer(tx, ctx, programme, person, by)
    const booked = await bookWithin(tx, ctx, found, [added.id], { ...how, by })
    return { answer: booked.answer, acts: [...added.acts, ...booked.acts] }
  })
  ctx.live.tell({ type: 'programme', programme })
  tellBooked(ctx, programme, session)
  return answer
}

/** Runs what may add people to a roster: locked in the order that all keep, the history written last. */
export async function withNewcomers<T>(
  ctx: Context,
  act: (tx: Tx) => Promise<{ answer: T; acts: Act[] }>,
): Promise<T> {
  const { dialect } = ctx.database
  return ctx.database.transact(async (tx) => {
    await lockImports(tx, dialect)
    await lockEvidence(tx, dialect)
    const { answer, acts } = await act(tx)
    for (const one of acts) await audit(tx, dialect, one)
    return answer
  })
}

/** Somebody new on a roster; who is known from another programme by their e-mail is the same person. */
export async function newcomer(
  tx: Tx,
  ctx: Context,
  programme: string,
  person: NewPerson,
  by: string,
): Promise<{ id: string; acts: Act[] }> {
  const { id, act } = await addWithin(tx, ctx, programme, person, by)
  return { id, acts: act ? [act] : [] }
}
