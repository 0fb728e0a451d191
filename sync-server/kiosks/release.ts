import type { Context } from '../context.ts'
import { addRelease } from '../db/kiosks.ts'
import { addLost, findLog, logsToAccept, updateLog } from '../db/logs.ts'
import type { Tx } from '../db/open.ts'
import { type LogRow, lockEvidence } from '../db/taps.ts'
import { broughtTaps, tapsAfterRevocation } from '../db/waiting-taps.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { arrivedOf, type Range } from '../taps/gaps.ts'
import { replace } from '../taps/replace.ts'
import { rejudge } from '../taps/unpark.ts'
import { needKiosk, note } from './manage.ts'

/**
 * Says what counts of that which came from a kiosk after it was revoked: all, what lies up to a time
 * by its estimate, or none. The last word counts, for later arrivals too.
 */
export async function releaseKiosk(
  ctx: Context,
  id: string,
  { through, reason }: { through: 'all' | 'none' | number; reason?: string | undefined },
  by: string,
): Promise<{ changed: number }> {
  return act(ctx, id, async (tx, programme) => {
    const kiosk = await needKiosk(tx, id)
    if (kiosk.revoked_at === null) {
      throw new HttpProblem('invalid', 'This kiosk is not revoked: all that it sends counts.')
    }
    const until = through === 'all' ? null : through === 'none' ? 0 : through
    await addRelease(tx, { kiosk: id, through: until, by, at: ctx.clock() })
    await note(tx, ctx, by, 'kiosk-release', id, { through, reason: reason ?? null })
    const taps = await tapsAfterRevocation(tx, id)
    const owners = new Set([id, ...taps.map(({ kiosk: owner }) => owner)])
    const moved = await replace(tx, ctx, programme, owners)
    // loaded again: they may lie elsewhere in time now
    const touched = await rejudge(tx, ctx, programme, await tapsAfterRevocation(tx, id))
    return { changed: new Set([...moved, ...touched]).size }
  })
}

/**
 * Lets old identities' logs count that this kiosk brought (PROTOCOL rule 8): those named, or all that
 * wait. A log kept apart because another kiosk has one of its id is never taken.
 */
export async function acceptLogs(
  ctx: Context,
  id: string,
  wanted: string[] | undefined,
  by: string,
): Promise<{ accepted: string[] }> {
  return act(ctx, id, async (tx, programme) => {
    await needKiosk(tx, id)
    const waiting = await logsToAccept(tx, programme, id)
    const logs = waiting.filter(({ log }) => wanted === undefined || wanted.includes(log))
    for (const log of logs) await updateLog(tx, { ...log, accepted_at: ctx.clock() })
    const accepted = logs.map(({ log }) => log)
    if (logs.length > 0) await note(tx, ctx, by, 'kiosk-accept-logs', id, { logs: accepted })
    await judgeBrought(tx, ctx, programme, logs)
    return { accepted }
  })
}

/** Places and judges anew what logs of old identities brought, now that they are accepted or no longer. */
export async function judgeBrought(
  tx: Tx,
  ctx: Context,
  programme: string,
  logs: readonly Pick<LogRow, 'kiosk' | 'n'>[],
): Promise<void> {
  await replace(tx, ctx, programme, new Set(logs.map(({ kiosk }) => kiosk)))
  const taps = await broughtTaps(
    tx,
    logs.map(({ n }) => n),
  )
  await rejudge(tx, ctx, programme, taps)
}

/** Closes numbers of a log that no tablet holds any more, with a reason (PROTOCOL rule 5). */
export async function closeLost(
  ctx: Context,
  id: string,
  { first, last, reason }: { first: number; last: number; reason: string },
  by: string,
): Promise<{ gaps: Range[] }> {
  const found = await findLog(ctx.database.db, id)
  if (!found) throw new HttpProblem('not-found', 'There is no such log.')
  return act(
    ctx,
    found.kiosk,
    async (tx) => {
      const log = (await findLog(tx, id)) ?? found
      const top = Math.max(log.highest, log.announced)
      if (last < first || last > top) {
        throw new HttpProblem('invalid', `last: must lie between first and ${top}`)
      }
      const at = ctx.clock()
      await addLost(tx, { id: ctx.newId(), log: log.n, first, last, reason, by, at, undoes: null })
      await note(tx, ctx, by, 'log-lost', log.kiosk, { log: id, first, last, reason })
      return { gaps: (await arrivedOf(tx, log)).gaps }
    },
    found.programme,
  )
}

/** Does something to evidence in one transaction, and lets what follows from it follow. */
export async function act<T>(
  ctx: Context,
  kiosk: string,
  work: (tx: Tx, programme: string) => Promise<T>,
  programme?: string,
): Promise<T> {
  const [of, result] = await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, ctx.database.dialect)
    const of = programme ?? (await needKiosk(tx, kiosk)).programme
    return [of, await work(tx, of)] as const
  })
  ctx.live.tell({ type: 'kiosks', programme: of })
  reconcileSoon(ctx, of)
  return result
}
