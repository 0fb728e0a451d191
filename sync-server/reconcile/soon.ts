import { fillFreed } from '../bookings/fill.ts'
import type { Context } from '../context.ts'
import { dirtyProgrammes } from '../db/dirty.ts'
import { retryUncomputed } from '../db/uncomputed.ts'
import { turn } from '../turn.ts'
import { type ReconcileContext, reconcileDirty } from './reconcile.ts'

type SoonContext = ReconcileContext & Pick<Context, 'log' | 'newId'>

interface Run {
  /** more came while it ran: once again */
  again: boolean
  done: Promise<void>
}

/** What runs now, by database and programme. */
const running = new WeakMap<ReconcileContext['database'], Map<string, Run>>()

/**
 * Reconciles a programme after the caller's answer went out, and gives places that a tap taken back freed to
 * the first in line: at most one run at a time, and one more
 * for all that came meanwhile. A failure is logged and loses nothing: the attendees stay dirty, for
 * the next run or reader.
 */
export function reconcileSoon(ctx: SoonContext, programme: string): void {
  const runs = runsOf(ctx)
  const current = runs.get(programme)
  if (current) {
    current.again = true
    return
  }
  const run: Run = { again: false, done: Promise.resolve() }
  runs.set(programme, run)
  run.done = keepOn(ctx, programme, run, runs)
}

/** Waits until everything that was asked for is done: before stopping, and in tests. */
export async function settle(ctx: ReconcileContext): Promise<void> {
  const runs = runsOf(ctx)
  while (runs.size > 0) await Promise.all([...runs.values()].map((run) => run.done))
}

/**
 * After a start: reconciles what an earlier process stored but did not come to, and tries again what it
 * could not compute, which this version may.
 */
export async function reconcileLeftovers(ctx: SoonContext): Promise<void> {
  await ctx.database.transact((tx) => retryUncomputed(tx, ctx.clock()))
  for (const programme of await dirtyProgrammes(ctx.database.db)) reconcileSoon(ctx, programme)
}

async function keepOn(
  ctx: SoonContext,
  programme: string,
  run: Run,
  runs: Map<string, Run>,
): Promise<void> {
  do {
    // lets the answer out that the caller is about to give
    await turn()
    run.again = false
    try {
      const { sessions } = await reconcileDirty(ctx, programme)
      if (await fillFreed(ctx, sessions)) run.again = true
    } catch (error) {
      ctx.log.error({ err: error, programme }, 'reconciling failed; the attendees stay dirty')
    }
  } while (run.again)
  // in the same turn as the last look at `again`, so that no wish falls between the two
  runs.delete(programme)
}

function runsOf(ctx: ReconcileContext): Map<string, Run> {
  const known = running.get(ctx.database)
  if (known) return known
  const runs = new Map<string, Run>()
  running.set(ctx.database, runs)
  return runs
}
