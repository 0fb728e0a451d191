import type { SurveyChange, SurveyRequest, SurveyRow } from '../../src/domain/api-survey.ts'
import type { Question } from '../../src/domain/survey.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import type { Tx } from '../db/open.ts'
import { hasAnswers } from '../db/survey-answers.ts'
import { countAsked } from '../db/survey-asked.ts'
import {
  findSurvey,
  lockSurvey,
  questionsOf,
  removeSurvey,
  type Survey,
  storeSurvey,
} from '../db/surveys.ts'
import { HttpProblem } from '../http/problem.ts'
import { needSurvey } from './results.ts'

/** A survey as staff see it. */
export async function showSurvey(ctx: Context, survey: Survey): Promise<SurveyRow> {
  const { db } = ctx.database
  const questions = (await questionsOf(db, survey.id)).get(survey.version) ?? []
  return { ...survey, questions, ...(await countAsked(db, { survey: survey.id })) }
}

/** Adds a survey. @throws HttpProblem `invalid` where it asks nothing or another is called so */
export async function addSurvey(
  ctx: Context,
  programme: string,
  request: SurveyRequest,
  by: string,
): Promise<SurveyRow> {
  refuseEmpty(request)
  const id = ctx.newId()
  const at = ctx.clock()
  const { name, settings, questions } = request
  const survey = { id, programme, name, settings, version: 1, revision: 1, updatedAt: at }
  await ctx.database.transact(async (tx) => {
    await keep(tx, { ...survey, questions })
    const act = { at, by, act: 'survey-add', subject: `survey:${id}`, detail: { programme } }
    await audit(tx, ctx.database.dialect, act)
  })
  return showSurvey(ctx, survey)
}

/**
 * Changes a survey: other questions make a new version, so that every answer stays with what was asked.
 * @throws HttpProblem `not-found`; `stale` with the survey as it is now; `invalid`
 */
export async function changeSurvey(
  ctx: Context,
  id: string,
  request: SurveyChange,
  by: string,
): Promise<SurveyRow> {
  refuseEmpty(request)
  const at = ctx.clock()
  await needSurvey(ctx, id)
  const isSaved = await ctx.database.transact(async (tx) => {
    await lockSurvey(tx, id)
    const before = await findSurvey(tx, id)
    if (before?.revision !== request.revision) return false
    const { settings } = request
    if (settings.anonymous !== before.settings.anonymous && (await hasAnswers(tx, id))) {
      throw new HttpProblem(
        'invalid',
        'anonymous: people have answered already, and were told whether their name goes along. Make a new survey instead.',
      )
    }
    const questions = (await questionsOf(tx, id)).get(before.version) ?? []
    const isOther = JSON.stringify(questions) !== JSON.stringify(request.questions)
    const version = before.version + (isOther ? 1 : 0)
    const revision = before.revision + 1
    await keep(tx, {
      ...{ id, programme: before.programme, name: request.name, settings, version, revision },
      ...{ updatedAt: at, questions: request.questions },
    })
    const detail = { programme: before.programme, version }
    const act = { at, by, act: 'survey-change', subject: `survey:${id}`, detail }
    await audit(tx, ctx.database.dialect, act)
    return true
  })
  const current = await showSurvey(ctx, await needSurvey(ctx, id))
  if (isSaved) return current
  throw new HttpProblem('stale', 'Somebody else changed this survey. Nothing was saved.', {
    current,
  })
}

/** Takes a survey away that nobody was sent. @throws HttpProblem `not-found`; `invalid` */
export async function dropSurvey(ctx: Context, id: string, by: string): Promise<{ id: string }> {
  const survey = await needSurvey(ctx, id)
  const { asked } = await countAsked(ctx.database.db, { survey: id })
  if (asked > 0) {
    throw new HttpProblem(
      'invalid',
      'This survey was sent to people, so it stays. Take it from the sessions that have it, and nobody else is asked.',
    )
  }
  const at = ctx.clock()
  await ctx.database.transact(async (tx) => {
    await removeSurvey(tx, id)
    const detail = { programme: survey.programme }
    const act = { at, by, act: 'survey-remove', subject: `survey:${id}`, detail }
    await audit(tx, ctx.database.dialect, act)
  })
  return { id }
}

async function keep(tx: Tx, survey: Survey & { questions: Question[] }): Promise<void> {
  if (await storeSurvey(tx, survey)) return
  throw new HttpProblem('invalid', 'name: another survey of this programme is called so.')
}

function refuseEmpty({ questions, settings }: SurveyRequest): void {
  if (questions.length > 0 || settings.external !== null) return
  throw new HttpProblem('invalid', 'questions: ask something, or name an address elsewhere.')
}
