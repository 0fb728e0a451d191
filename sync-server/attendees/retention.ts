import type { RetentionPreview } from '../../src/domain/api-privacy.ts'
import type { Context } from '../context.ts'
import { countOnlyIn, peopleOnlyIn, type Retention, retentions } from '../db/retention.ts'
import { rosterCount } from '../db/roster-list.ts'
import { HttpProblem } from '../http/problem.ts'
import { erasedAfter } from './due.ts'

const mostShown = 100

/**
 * Whom a programme's retention period concerns, as things stand (row D6).
 * @param years as they are set, or as somebody thinks of setting them
 * @throws HttpProblem `not-found`
 */
export async function previewRetention(
  ctx: Context,
  programme: string,
  years: number | undefined,
): Promise<RetentionPreview> {
  const { db } = ctx.database
  const all = await retentions(db)
  const own = all.find((one) => one.programme === programme)
  if (!own) throw new HttpProblem('not-found', 'There is no such programme.')
  const isNew = years !== undefined && years !== own.years
  const wanted: Retention = isNew ? { ...own, years, since: ctx.clock() } : own
  const due = erasedAfter(wanted)
  // people who are in another programme that is kept longer stay until then
  const over = all.filter((one) => one.programme === programme || erasedAfter(one) <= due)
  const programmes = over.map((one) => one.programme)
  const total = await countOnlyIn(db, programme, programmes)
  return {
    years: wanted.years,
    last: own.last,
    due,
    total,
    people: await peopleOnlyIn(db, programme, programmes, mostShown),
    staying: (await rosterCount(db, programme, {})) - total,
  }
}
