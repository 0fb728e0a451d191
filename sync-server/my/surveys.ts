import type { MySurvey } from '../../src/domain/api-my.ts'
import type { Context } from '../context.ts'
import { askedToAnswer } from '../db/survey-asked.ts'
import { findSurvey } from '../db/surveys.ts'
import { linkFor } from '../links/links.ts'
import { surveyGate } from '../surveys/gate.ts'
import type { Mine } from './open.ts'

/** The surveys that wait for this attendee's answer, each with its address. */
export async function mySurveys(ctx: Context, { programme, attendee }: Mine): Promise<MySurvey[]> {
  const { db } = ctx.database
  const found: MySurvey[] = []
  for (const row of await askedToAnswer(db, programme, attendee, ctx.clock())) {
    const { session, title } = row
    const first = (await surveyGate(db, session, attendee)) === 'waiting'
    const external = (await findSurvey(db, row.survey))?.settings.external ?? null
    const address = external ?? (await ownPage(ctx, { programme, attendee }, session))
    found.push({ session, title, address, first })
  }
  return found
}

const ownPage = (ctx: Context, { programme, attendee }: Mine, session: string) =>
  ctx.database.transact(async (tx) => {
    const text = await linkFor(tx, ctx, { kind: 'survey', programme, attendee, session })
    return `/me/survey/${text}`
  })
