import type { Context } from '../context.ts'
import {
  addRun,
  type CertificateRun,
  nextToIssue,
  noteStep,
  runById,
  unfinishedRuns,
  whoToIssue,
} from '../db/certificate-runs.ts'
import { lockRecords } from '../db/dirty.ts'
import { turn } from '../turn.ts'
import { issueTo } from './issue.ts'

/** So many attendees in one transaction: others get their turn in between. */
const atOnce = 25

/** Issues to everybody who completed a session, or anything in the programme, in steps that survive whatever ends the process. */
export async function startRun(
  ctx: Context,
  wanted: { programme: string; session: string | null; mail: boolean },
  by: string,
): Promise<CertificateRun> {
  const id = ctx.newId()
  const at = ctx.clock()
  const run = await ctx.database.transact(async (tx) => {
    const total = await whoToIssue(tx, wanted)
    return addRun(tx, { id, ...wanted, by, at, total })
  })
  goOnSoon(ctx)
  return run
}

const running = new WeakMap<Context['database'], Promise<void>>()

/** Goes on with what is unfinished, after the caller's answer went out. */
export function goOnSoon(ctx: Context): void {
  if (running.has(ctx.database)) return
  const done = issueDue(ctx)
    .then(() => {})
    .catch((error: unknown) => {
      ctx.log.error({ err: error }, 'issuing certificates failed; it goes on by itself')
    })
    .finally(() => running.delete(ctx.database))
  running.set(ctx.database, done)
}

/** Waits until what was begun is done: before stopping, and in tests. */
export async function settleRuns(ctx: Pick<Context, 'database'>): Promise<void> {
  await running.get(ctx.database)
}

/**
 * Goes on with every run that is not finished, step by step, from where the database says that it stands.
 * @returns how many steps were done
 */
export async function issueDue(ctx: Context): Promise<number> {
  let steps = 0
  for (const { id } of await unfinishedRuns(ctx.database.db)) {
    for (let more = true; more; steps++) {
      more = await step(ctx, id)
      await turn()
    }
  }
  return steps
}

/** @returns whether there is more to do */
async function step(ctx: Context, id: string): Promise<boolean> {
  const known = await runById(ctx.database.db, id)
  if (!known || known.finishedAt !== null) return false
  const run = await ctx.database.transact(async (tx) => {
    await lockRecords(tx, ctx.database.dialect, known.programme)
    const now = await runById(tx, id)
    if (!now || now.finishedAt !== null) return now
    const attendees = await nextToIssue(tx, now, atOnce)
    const { programme, session, mail, by } = now
    const { issued, skipped } = await issueTo(tx, ctx, { programme, session, attendees, by, mail })
    const finishedAt = attendees.length < atOnce ? ctx.clock() : null
    return noteStep(tx, now, { attendees, issued: issued.length, skipped, finishedAt })
  })
  if (run) ctx.live.tell({ type: 'programme', programme: run.programme })
  return run?.finishedAt === null
}
