import { stringify } from 'csv-stringify/sync'
import type { SessionSurvey, SurveyResults } from '../../src/domain/api-survey.ts'
import { type Answers, anonymousGroup, type Question, tally } from '../../src/domain/survey.ts'
import { zoned } from '../attendance/columns.ts'
import type { Context } from '../context.ts'
import { allAnswers } from '../db/survey-answers.ts'
import { countAsked, surveyedSession } from '../db/survey-asked.ts'
import { findSurvey, questionsOf, type Survey, surveyCalled } from '../db/surveys.ts'
import { HttpProblem } from '../http/problem.ts'

const DAY = 86_400_000
const mostTexts = 1000

type Row = Awaited<ReturnType<typeof allAnswers>>[number]

/** @throws HttpProblem `not-found` */
export async function needSurvey(ctx: Context, id: string): Promise<Survey> {
  const survey = await findSurvey(ctx.database.db, id)
  if (!survey) throw new HttpProblem('not-found', 'There is no such survey.')
  return survey
}

/**
 * The answers that may be shown: with a name all; anonymous ones in whole groups of five by session, and the
 * rest when the session's survey is closed, if there are five in all. Else what is new could tell who
 * answered just now.
 */
async function shown(ctx: Context, survey: Survey, session: string | undefined): Promise<Row[]> {
  const rows = await allAnswers(ctx.database.db, survey.id, session)
  const open: Row[] = []
  for (const [id, ofSession] of Map.groupBy(rows, (row) => row.session)) {
    const unnamed = ofSession.filter(({ batch }) => batch !== null)
    const isOver = unnamed.length >= anonymousGroup && (await isClosed(ctx, survey, id))
    const sizes = Map.groupBy(unnamed, ({ batch }) => batch)
    open.push(
      ...ofSession.filter(
        ({ batch }) =>
          batch === null || isOver || (sizes.get(batch)?.length ?? 0) >= anonymousGroup,
      ),
    )
  }
  return open
}

async function isClosed(ctx: Context, { settings }: Survey, id: string): Promise<boolean> {
  const session = await surveyedSession(ctx.database.db, id)
  if (!session || settings.closesAfterDays === null) return false
  return Number(session.over) + settings.closesAfterDays * DAY <= ctx.clock()
}

/** The questions of the newest version, then those that only earlier ones had. */
async function allQuestions(ctx: Context, survey: string): Promise<Question[]> {
  const versions = [...(await questionsOf(ctx.database.db, survey)).values()].reverse()
  const known = new Map<string, Question>()
  for (const question of versions.flat()) {
    if (!known.has(question.id)) known.set(question.id, question)
  }
  return [...known.values()]
}

/** What was answered, counted. @throws HttpProblem `not-found` */
export async function surveyResults(
  ctx: Context,
  id: string,
  session: string | undefined,
): Promise<SurveyResults> {
  const survey = await needSurvey(ctx, id)
  const all = await allAnswers(ctx.database.db, id, session)
  const open = await shown(ctx, survey, session)
  const counts = await countAsked(ctx.database.db, { survey: id, session })
  const questions = tally(
    await allQuestions(ctx, id),
    open.map(({ answers }) => answers),
  )
  return {
    survey: id,
    asked: counts.asked,
    answered: all.length,
    withheld: all.length - open.length,
    questions: questions.map((one) => ({ ...one, texts: one.texts.slice(0, mostTexts) })),
  }
}

/** The answers as a spreadsheet opens them, safe against formulas. @throws HttpProblem `not-found` */
export async function surveyCsv(
  ctx: Context,
  id: string,
  session: string | undefined,
  timeZone: string,
): Promise<string> {
  const survey = await needSurvey(ctx, id)
  const questions = await allQuestions(ctx, id)
  const rows = await shown(ctx, survey, session)
  const { anonymous } = survey.settings
  const who = anonymous ? ['Session'] : ['Session', 'Name', 'E-mail', 'Answered']
  const table = rows.map((row) => [
    row.title,
    ...(anonymous ? [] : [row.name, row.email, moment(row.answered_at, timeZone)]),
    ...questions.map((question) => inWords(question, row.answers)),
  ])
  return stringify([[...who, ...questions.map(({ text }) => text)], ...table], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  })
}

const moment = (at: number | null, timeZone: string) =>
  at === null
    ? null
    : zoned(at, timeZone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })

function inWords(question: Question, answers: Answers): string | number | null {
  const value = answers[question.id]
  if (value === undefined) return null
  if (!('options' in question)) return Array.isArray(value) ? value.join('; ') : value
  const chosen = Array.isArray(value) ? value : [String(value)]
  return question.options.flatMap(({ id, text }) => (chosen.includes(id) ? [text] : [])).join('; ')
}

/** How a session's survey stands. @throws HttpProblem `not-found` */
export async function sessionSurvey(ctx: Context, id: string): Promise<SessionSurvey> {
  const { db } = ctx.database
  const session = await surveyedSession(db, id)
  if (!session) throw new HttpProblem('not-found', 'There is no such session.')
  const none = { survey: null, unknown: session.survey, asked: 0, answered: 0, closesAt: null }
  const survey = session.survey ? await surveyCalled(db, session.programme, session.survey) : null
  if (!survey) return none
  const { closesAfterDays } = survey.settings
  return {
    survey: { id: survey.id, name: survey.name },
    unknown: null,
    ...(await countAsked(db, { survey: survey.id, session: id })),
    closesAt: closesAfterDays === null ? null : Number(session.over) + closesAfterDays * DAY,
  }
}
