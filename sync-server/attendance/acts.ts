import type { MarksRequest } from '../../src/domain/api.ts'
import { followClosing } from '../certificates/follow.ts'
import type { Context } from '../context.ts'
import { findSession, type SessionInProgramme } from '../db/attendance.ts'
import { audit } from '../db/audit.ts'
import { lockRecords, markDirty } from '../db/dirty.ts'
import { appendClosing, appendMarks, notOnRoster } from '../db/marks.ts'
import type { Tx } from '../db/open.ts'
import { attendeesWithRecord } from '../db/records.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'

/**
 * A person's word on the attendance of some attendees: appended, with a row in the history, all or
 * nobody.
 * @throws HttpProblem `not-found` for an unknown session or attendee
 * @returns how many were marked
 */
export async function markAttendance(
  ctx: Context,
  session: string,
  request: MarksRequest,
  by: string,
): Promise<number> {
  const attendees = [...new Set(request.attendees)]
  const { mark, reason = null } = request
  const at = ctx.clock()
  const { dialect } = ctx.database
  const programme = await ctx.database.transact(async (tx) => {
    const { programme } = await needSession(tx, session)
    const unknown = await notOnRoster(tx, programme, attendees)
    if (unknown.length > 0) throw unknownAttendees(unknown)
    await appendMarks(tx, { programme, session, attendees, mark, reason, by, at })
    const detail = { mark, attendees, reason }
    await markDirty(tx, programme, attendees, at)
    await audit(tx, dialect, { at, by, act: 'mark', subject: `session:${session}`, detail })
    return programme
  })
  reconcileSoon(ctx, programme)
  return attendees.length
}

/**
 * A person says that no more taps of a session are to be waited for (rule W2): its automatic marks
 * follow.
 * @throws HttpProblem `not-found`; `invalid` before the session has begun, when everybody would be absent
 */
export async function closeSession(
  ctx: Context,
  id: string,
  reason: string | null,
  by: string,
): Promise<{ closedAt: number }> {
  const at = ctx.clock()
  const { dialect } = ctx.database
  const programme = await ctx.database.transact(async (tx) => {
    const { session, programme } = await needSession(tx, id)
    if (at < (session.actualStart ?? session.start)) {
      throw new HttpProblem(
        'invalid',
        'This session has not begun yet. Nothing was changed; close it once it is over.',
      )
    }
    await lockRecords(tx, dialect, programme)
    await appendClosing(tx, { session: id, at, by, reason })
    await followClosing(tx, ctx, programme, id)
    await markDirty(tx, programme, await attendeesWithRecord(tx, id), at)
    await audit(tx, dialect, { at, by, act: 'close', subject: `session:${id}`, detail: { reason } })
    return programme
  })
  reconcileSoon(ctx, programme)
  return { closedAt: at }
}

/** @throws HttpProblem `not-found` */
export async function needSession(
  db: Context['database']['db'] | Tx,
  id: string,
): Promise<SessionInProgramme> {
  const session = await findSession(db, id)
  if (!session) throw new HttpProblem('not-found', 'There is no such session.')
  return session
}

function unknownAttendees(unknown: string[]): HttpProblem {
  return new HttpProblem(
    'not-found',
    `${unknown.length} of these attendees are not on this programme’s roster. Nobody was marked.`,
    { unknown: unknown.slice(0, 100) },
  )
}
