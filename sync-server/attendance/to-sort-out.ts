import type { AttendanceRow } from '../../src/domain/api.ts'
import { problemKinds, type ToSortOut } from '../../src/domain/api-truth.ts'
import type { Context } from '../context.ts'
import { showWaiting } from '../corrections/waiting.ts'
import { recordsOfSession } from '../db/attendance.ts'
import { uncomputedOf } from '../db/uncomputed.ts'
import { waitingOf } from '../db/waiting-list.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needSession } from './acts.ts'
import { attendanceRows } from './rows.ts'

/** Far more than a person works through; the programme's list has all. */
const mostWaiting = 1000

/**
 * What of a session a person should look at: the attendees whose records bear a flag or await a
 * decision, and the taps that name the session and don't count (row T6).
 * @throws HttpProblem `not-found`
 */
export async function toSortOut(ctx: Context, id: string): Promise<ToSortOut> {
  const { db } = ctx.database
  const { programme } = await needSession(db, id)
  await reconcileDirty(ctx, programme)
  const session = await needSession(db, id)
  const rows = attendanceRows(await recordsOfSession(db, id), session, ctx.clock())
  const found = await waitingOf(db, programme, { limit: mostWaiting, after: null, session: id })
  const named = (await showWaiting(db, programme, found)).filter(({ session }) => session === id)
  const waiting = named.filter(({ dismissed }) => !dismissed)
  const left = named.filter(({ dismissed }) => dismissed)
  const broken = await uncomputedOf(db, programme, id)
  const groups = problemKinds.flatMap((kind) => {
    const attendees =
      kind === 'not-computed'
        ? broken.map(({ attendee }) => attendee)
        : rows.filter((row) => has(row, kind)).map(({ attendee }) => attendee)
    const taps = waiting.filter(({ verdict }) => verdict === kind)
    const count = attendees.length + taps.length
    return count === 0 ? [] : [{ kind, count, attendees }]
  })
  const concerned = new Set(groups.flatMap(({ attendees }) => attendees))
  return { groups, rows: rows.filter(({ attendee }) => concerned.has(attendee)), waiting, left }
}

type Kind = (typeof problemKinds)[number]

function has(row: AttendanceRow, kind: Kind): boolean {
  return kind === 'provisional' ? row.provisional : row.flags.includes(kind)
}
