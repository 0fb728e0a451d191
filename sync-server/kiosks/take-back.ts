import type { Context } from '../context.ts'
import { acceptedLogs, addLost, findLog, standingLost, updateLog } from '../db/logs.ts'
import { HttpProblem } from '../http/problem.ts'
import { arrivedOf, type Range } from '../taps/gaps.ts'
import { needKiosk, note } from './manage.ts'
import { act, judgeBrought } from './release.ts'

/**
 * Takes back that logs were accepted which this kiosk brought: those named, or all. Their taps wait again; what
 * they said of clocks counts no more.
 */
export async function unacceptLogs(
  ctx: Context,
  id: string,
  { logs: wanted, reason }: { logs?: string[] | undefined; reason?: string | undefined },
  by: string,
): Promise<{ waiting: string[] }> {
  return act(ctx, id, async (tx, programme) => {
    await needKiosk(tx, id)
    const accepted = await acceptedLogs(tx, programme, id)
    const logs = accepted.filter(({ log }) => wanted === undefined || wanted.includes(log))
    for (const log of logs) await updateLog(tx, { ...log, accepted_at: null })
    const waiting = logs.map(({ log }) => log)
    if (logs.length > 0) {
      const detail = { logs: waiting, reason: reason ?? null }
      await note(tx, ctx, by, 'kiosk-accept-logs-undo', id, detail)
    }
    await judgeBrought(tx, ctx, programme, logs)
    return { waiting }
  })
}

/**
 * Takes back that numbers of a log were closed as lost: they are missing again, and sessions wait for them. A
 * session that was closed meanwhile stays closed.
 * @throws HttpProblem `not-found`; `invalid` where just these numbers are not closed
 */
export async function reopenLost(
  ctx: Context,
  id: string,
  { first, last, reason }: { first: number; last: number; reason?: string | undefined },
  by: string,
): Promise<{ gaps: Range[] }> {
  const found = await findLog(ctx.database.db, id)
  if (!found) throw new HttpProblem('not-found', 'There is no such log.')
  return act(
    ctx,
    found.kiosk,
    async (tx) => {
      const log = (await findLog(tx, id)) ?? found
      const closed = (await standingLost(tx, log.n)).filter(
        (one) => one.first === first && one.last === last,
      )
      if (closed.length === 0) {
        throw new HttpProblem('invalid', `Numbers ${first} to ${last} are not closed as lost.`)
      }
      const made = { log: log.n, first, last, reason: reason ?? '', by, at: ctx.clock() }
      for (const { id: undoes } of closed) await addLost(tx, { ...made, id: ctx.newId(), undoes })
      const detail = { log: id, first, last, reason: reason ?? null }
      await note(tx, ctx, by, 'log-lost-undo', log.kiosk, detail)
      return { gaps: (await arrivedOf(tx, log)).gaps }
    },
    found.programme,
  )
}
