import { doesLineStand, nextInLine } from '../../src/domain/line.ts'
import type { Context } from '../context.ts'
import { findSession, type SessionInProgramme } from '../db/attendance.ts'
import { type Act, audit } from '../db/audit.ts'
import { book } from '../db/bookings.ts'
import type { Tx } from '../db/open.ts'
import { lockEvidence } from '../db/taps.ts'
import { lineOf, placesTaken, sessionsWithLine } from '../db/waiting-places.ts'
import { tellPlaceFree } from './tell.ts'

/** What giving out places needs of the context. */
type FillContext = Pick<Context, 'database' | 'clock' | 'newId'>

/** What filling the free places came to. */
export interface Filled {
  /** who got a place, first in line first */
  placed: string[]
  /** for the history, after the act that freed the places */
  acts: Act[]
}

/**
 * Gives the free places of sessions to the first in line, with a mail to each, in the transaction that
 * freed them. A session that has begun, or is cancelled, gives out none. The caller holds lockEvidence
 * or has noted a change, and appends the acts to the history last.
 * @param asking who asks for a place just now, and so needs no mail
 */
export async function fillPlaces(
  tx: Tx,
  ctx: FillContext,
  sessions: readonly string[],
  asking: ReadonlySet<string> = new Set(),
): Promise<Filled> {
  const at = ctx.clock()
  const filled: Filled = { placed: [], acts: [] }
  for (const session of await sessionsWithLine(tx, { sessions })) {
    const found = await findSession(tx, session)
    if (!found || !doesLineStand(found.session, at)) continue
    const placed = await fillSession(tx, ctx, found, at)
    filled.placed.push(...placed)
    const waited = placed.filter((attendee) => !asking.has(attendee))
    if (waited.length === 0) continue
    for (const attendee of waited) await tellPlaceFree(tx, ctx, found, { attendee, at })
    const detail = { attendees: waited }
    filled.acts.push({ at, by: 'system', act: 'place-free', subject: `session:${session}`, detail })
  }
  return filled
}

/** The same for all sessions of a programme. */
export async function fillProgramme(tx: Tx, ctx: FillContext, programme: string): Promise<Filled> {
  return fillPlaces(tx, ctx, await sessionsWithLine(tx, { programme }))
}

/**
 * The same in a transaction of its own, after what no person did: a tap that was taken back.
 * @returns whether somebody got a place
 */
export async function fillFreed(ctx: FillContext, sessions: readonly string[]): Promise<boolean> {
  const { db, dialect, transact } = ctx.database
  if ((await sessionsWithLine(db, { sessions })).length === 0) return false
  return transact(async (tx) => {
    await lockEvidence(tx, dialect)
    const { placed, acts } = await fillPlaces(tx, ctx, sessions)
    for (const act of acts) await audit(tx, dialect, act)
    return placed.length > 0
  })
}

async function fillSession(
  tx: Tx,
  ctx: FillContext,
  { programme, session: { id }, capacity }: SessionInProgramme,
  at: number,
): Promise<string[]> {
  const taken = await placesTaken(tx, id)
  const line = await lineOf(tx, id, taken)
  const ids = line.map(({ attendee }) => attendee)
  const placed = nextInLine(ids, { capacity, taken: taken.size })
  const where = { programme, session: id }
  for (const [source, some] of Map.groupBy(line.slice(0, placed.length), (one) => one.source)) {
    const people = some.map(({ attendee }) => attendee)
    await book(tx, ctx.database.dialect, where, people, { source, now: at })
  }
  return placed
}
