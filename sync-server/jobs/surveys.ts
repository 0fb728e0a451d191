import type { Context } from '../context.ts'
import { notAsked, recentlySurveyed } from '../db/survey-asked.ts'
import { calledSo, surveysOf } from '../db/surveys.ts'
import { ask } from '../surveys/ask.ts'

/** So many in one transaction: others get their turn in between. */
const atOnce = 200

/**
 * Sends surveys to those who attended before their session had one: whoever is marked later is asked at
 * once (surveys/follow.ts).
 * @returns how many were looked at
 */
export async function askDue(ctx: Context): Promise<number> {
  const { db } = ctx.database
  const sessions = await recentlySurveyed(db, ctx.clock())
  let count = 0
  for (const [programme, those] of Map.groupBy(sessions, (one) => one.programme)) {
    const surveys = await surveysOf(db, programme)
    const known = new Set(surveys.flatMap(({ id, name }) => [id, calledSo(name)]))
    const having = those.filter(
      ({ survey }) => known.has(survey.trim()) || known.has(calledSo(survey)),
    )
    const ids = having.map(({ id }) => id)
    const whom = await notAsked(db, ids, atOnce)
    if (whom.length === 0) continue
    await ctx.database.transact((tx) => ask(tx, ctx, whom))
    count += whom.length
  }
  return count
}
