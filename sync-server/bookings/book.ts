import type { BookAnswer, Booked, BookRequest } from '../../src/domain/api-bookings.ts'
import { doesLineStand } from '../../src/domain/line.ts'
import { needSession } from '../attendance/acts.ts'
import type { Context } from '../context.ts'
import type { SessionInProgramme } from '../db/attendance.ts'
import { type Act, audit } from '../db/audit.ts'
import { book, bookingTimes } from '../db/bookings.ts'
import { markDirty } from '../db/dirty.ts'
import { appendMarks } from '../db/marks.ts'
import type { Tx } from '../db/open.ts'
import { lockEvidence } from '../db/taps.ts'
import { joinLine, lineOf, placesTaken } from '../db/waiting-places.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { fillPlaces } from './fill.ts'
import { needOnRoster } from './on-roster.ts'
import { untell } from './tell.ts'

/** How somebody is to be booked. */
export type How = Omit<BookRequest, 'attendees'>

/**
 * Books attendees of the roster for a session, all in one act; a cancelled booking holds again. Where the
 * session is full they wait in line, unless the request says otherwise.
 * @throws HttpProblem `not-found`; `invalid` where the session is cancelled
 */
export async function bookAttendees(
  ctx: Context,
  session: string,
  { attendees, ...how }: BookRequest,
  by: string,
): Promise<BookAnswer> {
  const { dialect } = ctx.database
  const { programme } = await needSession(ctx.database.db, session)
  // who has just checked in holds a place
  await reconcileDirty(ctx, programme)
  const { answer, acts } = await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, dialect)
    const found = await needSession(tx, session)
    const people = await needOnRoster(tx, found.programme, attendees)
    const done = await bookWithin(tx, ctx, found, people, { ...how, by })
    for (const act of done.acts) await audit(tx, dialect, act)
    return done
  })
  if (acts.length > 0) tellBooked(ctx, programme, session)
  return answer
}

/** Open pages look again, and the records follow. */
export function tellBooked(ctx: Context, programme: string, session: string): void {
  // a place in line is no record: reconciling alone would tell nobody
  ctx.live.tell({ type: 'records', programme, sessions: [session] })
  reconcileSoon(ctx, programme)
}

export interface Done {
  answer: BookAnswer
  /** for the history, in their order; none: nothing was changed */
  acts: Act[]
}

/**
 * The same within a transaction that holds lockEvidence; the caller appends the acts to the history, last.
 * @throws HttpProblem `invalid`
 */
export async function bookWithin(
  tx: Tx,
  ctx: Context,
  found: SessionInProgramme,
  people: readonly string[],
  { whenFull = 'wait', mark, reason, by }: How & { by: string },
): Promise<Done> {
  const { session, programme } = found
  const at = ctx.clock()
  if (session.cancelled) throw cancelled()
  const before = await placesTaken(tx, session.id)
  const asking = people.filter((attendee) => !before.has(attendee))
  const waits = whenFull === 'wait' && mark === undefined && doesLineStand(session, at)
  const known = new Set((await lineOf(tx, session.id, before)).map(({ attendee }) => attendee))
  await untellCancelled(tx, session.id, asking)
  const filled = waits
    ? await lineUp(tx, ctx, session.id, asking, by)
    : await bookNow(tx, ctx, { programme, session: session.id }, asking)
  if (mark !== undefined) {
    const marks = { programme, session: session.id, mark, reason: reason ?? null, by, at }
    await appendMarks(tx, { ...marks, attendees: [...people] })
    await markDirty(tx, programme, people, at)
  }
  const items = await outcomes(tx, session.id, people, before)
  const isNew = ({ attendee, as }: Booked) =>
    as === 'booked' || (as === 'waiting' && !known.has(attendee))
  const fresh = items.filter(isNew)
  if (fresh.length === 0 && mark === undefined) return { answer: { items }, acts: [] }
  const idsOf = (as: Booked['as']) =>
    fresh.filter((one) => one.as === as).map(({ attendee }) => attendee)
  const detail = {
    attendees: people,
    booked: idsOf('booked'),
    waiting: idsOf('waiting'),
    ...(mark === undefined ? {} : { mark }),
    reason: reason ?? null,
  }
  const act = { at, by, act: 'book', subject: `session:${session.id}`, detail }
  return { answer: { items }, acts: [act, ...filled.acts] }
}

/** A cancellation that was not told yet is told no more to who asks for a place again. */
async function untellCancelled(tx: Tx, session: string, asking: string[]): Promise<void> {
  for (const { attendee, cancelled_at } of await bookingTimes(tx, session, asking)) {
    if (cancelled_at !== null)
      await untell(tx, 'cancelled', session, { attendee, at: cancelled_at })
  }
}

/** To the end of the line, and from its front as far as there is room: so nobody overtakes. */
async function lineUp(tx: Tx, ctx: Context, session: string, asking: string[], by: string) {
  await joinLine(tx, session, asking, { source: 'staff', by, since: ctx.clock() })
  return fillPlaces(tx, ctx, [session], new Set(asking))
}

async function bookNow(
  tx: Tx,
  ctx: Context,
  where: { programme: string; session: string },
  asking: string[],
) {
  const { dialect } = ctx.database
  await book(tx, dialect, where, asking, { source: 'staff', now: ctx.clock() })
  return { acts: [] }
}

async function outcomes(
  tx: Tx,
  session: string,
  people: readonly string[],
  before: ReadonlySet<string>,
): Promise<Booked[]> {
  const line = await lineOf(tx, session, await placesTaken(tx, session))
  const places = new Map(line.map(({ attendee }, n) => [attendee, n + 1]))
  return people.map((attendee): Booked => {
    const place = places.get(attendee) ?? null
    if (place !== null) return { attendee, as: 'waiting', place }
    return { attendee, as: before.has(attendee) ? 'already' : 'booked', place }
  })
}

const cancelled = () =>
  new HttpProblem(
    'invalid',
    'This session is cancelled, so that nobody can be booked for it. Nothing was changed; hold it again first.',
  )
