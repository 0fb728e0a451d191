import type { Substituted, SubstituteRequest } from '../../src/domain/api-bookings.ts'
import { needSession } from '../attendance/acts.ts'
import { cancelOne, recordsIn } from '../attendance/remove.ts'
import type { Context } from '../context.ts'
import type { Act } from '../db/audit.ts'
import { lockRecords } from '../db/dirty.ts'
import type { Tx } from '../db/open.ts'
import { placesTaken } from '../db/waiting-places.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { bookWithin, tellBooked } from './book.ts'
import { needOnRoster } from './on-roster.ts'
import { tellCancelled } from './tell.ts'
import { newcomer, withNewcomers } from './walk-in.ts'

/**
 * Gives the place of one attendee to another, in one act: `out` is cancelled, also once the session has
 * begun, since who sent somebody else is no no-show; `in` is booked ahead of the line (row A4).
 * @throws HttpProblem `not-found`; `invalid` where `out` holds no booking or was there, or `in` has a place
 */
export async function substitute(
  ctx: Context,
  session: string,
  { out, in: wanted, reason, tell = false }: SubstituteRequest,
  by: string,
): Promise<Substituted> {
  const { programme } = await needSession(ctx.database.db, session)
  await reconcileDirty(ctx, programme)
  const answer = await withNewcomers(ctx, async (tx) => {
    const found = await needSession(tx, session)
    await lockRecords(tx, ctx.database.dialect, programme)
    const [leaves = out] = await needOnRoster(tx, programme, [out])
    await checkOut(tx, programme, session, leaves)
    const comes = await whoComes(tx, ctx, programme, wanted, by)
    if ((await placesTaken(tx, session)).has(comes.id)) throw hasPlace()
    const at = ctx.clock()
    await cancelOne(tx, ctx, { programme, session, attendee: leaves, at })
    await bookWithin(tx, ctx, found, [comes.id], { whenFull: 'book', by })
    const told = tell && (await tellCancelled(tx, ctx, found, { attendee: leaves, at }))
    const attendees = [leaves, comes.id]
    const detail = { attendees, out: leaves, in: comes.id, reason: reason ?? null }
    const act = { at, by, act: 'substitute', subject: `session:${session}`, detail }
    const answer = { out: leaves, in: comes.id, told }
    return { answer, acts: [...comes.acts, act] }
  })
  if (typeof wanted !== 'string') ctx.live.tell({ type: 'programme', programme })
  tellBooked(ctx, programme, session)
  return answer
}

async function whoComes(
  tx: Tx,
  ctx: Context,
  programme: string,
  wanted: SubstituteRequest['in'],
  by: string,
): Promise<{ id: string; acts: Act[] }> {
  if (typeof wanted !== 'string') return newcomer(tx, ctx, programme, wanted, by)
  const [id = wanted] = await needOnRoster(tx, programme, [wanted])
  return { id, acts: [] }
}

/** Only who is booked and was not seen there can send somebody else. */
async function checkOut(tx: Tx, programme: string, session: string, out: string): Promise<void> {
  const record = (await recordsIn(tx, programme, session, [out])).get(out)
  if (!record || record.booking === null || record.booking === 'cancelled') {
    throw invalid('out', 'This attendee is not booked for this session.')
  }
  if (record.checkedIn) {
    throw invalid('out', 'This attendee has checked in here, and so nobody stands in for them.')
  }
}

const hasPlace = () => invalid('in', 'This attendee has a place in this session already.')

function invalid(place: string, message: string): HttpProblem {
  const errors = [{ place, message }]
  return new HttpProblem('invalid', `${message} Nothing was changed.`, { errors })
}
