import type { Context } from '../context.ts'
import { takeDirty } from '../db/dirty.ts'
import { storeRecords } from '../db/records.ts'
import { loadSchedule } from '../db/schedule.ts'
import { noteUncomputed } from '../db/uncomputed.ts'
import { follow } from '../follow/follow.ts'
import type { FollowContext } from '../follow/followers.ts'
import { type Recomputation, recompute } from './recompute.ts'

/** Attendees a transaction: few enough that a push never waits long for the one writer. */
const chunk = 250

/** What reconciling needs of the context. */
export type ReconcileContext = Pick<Context, 'live'> & FollowContext & Partial<Pick<Context, 'log'>>

/**
 * Brings the records of a programme up to date with all evidence that was committed before the call,
 * and tells open pages which sessions changed. Taking the dirty attendees, reading their evidence and
 * storing their records is one transaction a chunk: a crash leaves them dirty or done, and evidence
 * that arrives meanwhile makes them dirty again. What follows from the records follows in the same transaction. Any number of callers may do this at once. Whose evidence
 * can't be read keeps the records of before; that is told, and tried again when more comes or after a start.
 * @returns the sessions whose records or completions changed, sorted
 */
export async function reconcileDirty(
  ctx: ReconcileContext,
  programme: string,
): Promise<{ sessions: string[] }> {
  const changed = new Set<string>()
  try {
    let taken: number
    do {
      const done = await reconcileChunk(ctx, programme)
      taken = done.taken
      for (const session of done.sessions) changed.add(session)
      for (const { attendee, error } of done.failed) {
        ctx.log?.error({ err: error, programme, attendee }, 'a record could not be computed')
      }
    } while (taken === chunk)
  } finally {
    // what earlier chunks committed is told even if a later one failed
    if (changed.size > 0) {
      ctx.live.tell({ type: 'records', programme, sessions: [...changed].sort() })
    }
  }
  return { sessions: [...changed].sort() }
}

async function reconcileChunk(
  ctx: ReconcileContext,
  programme: string,
): Promise<{ taken: number; sessions: string[]; failed: Recomputation['failed'] }> {
  const { dialect } = ctx.database
  return ctx.database.transact(async (tx) => {
    const attendees = await takeDirty(tx, dialect, programme, chunk)
    if (attendees.length === 0) return { taken: 0, sessions: [], failed: [] }
    const schedule = await loadSchedule(tx, programme)
    const done = await recompute(tx, programme, schedule, attendees, ctx.clock())
    const { differing, failed } = done
    await storeRecords(
      tx,
      differing.map(({ row }) => row),
    )
    await noteUncomputed(tx, programme, done, ctx.clock())
    const { records } = done
    const followed = await follow(tx, ctx, programme, { schedule, records })
    return {
      failed,
      taken: attendees.length,
      sessions: [
        ...differing.filter(({ changed }) => changed).map(({ row }) => row.session),
        ...followed,
      ],
    }
  })
}
