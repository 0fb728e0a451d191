import * as z from 'zod/mini'
import { Answers, anonymousGroup } from '../../src/domain/survey.ts'
import type { Db, Tx } from './open.ts'
import type { SurveyAnswersTable } from './survey-tables.ts'

type Named = Omit<SurveyAnswersTable, 'id' | 'batch' | 'answers'> & {
  attendee: string
  answered_at: number
  answers: Answers
}

/** Stores a person's answers, over those of before. */
export async function storeAnswers(tx: Tx, id: string, answers: Named): Promise<void> {
  const { version, answered_at } = answers
  const text = JSON.stringify(answers.answers)
  await tx
    .deleteFrom('survey_answers')
    .where('session', '=', answers.session)
    .where('attendee', '=', answers.attendee)
    .execute()
  await tx
    .insertInto('survey_answers')
    .values({ id, ...answers, version, answered_at, answers: text, batch: null })
    .execute()
}

/**
 * Stores answers that nobody can be told by: no person, no time, under a random id. All of the session are
 * written anew with it in the order of those ids, so that nothing of how a database lays rows down says
 * which came when. The survey is locked.
 */
export async function storeAnonymously(
  tx: Tx,
  id: string,
  { survey, session, version, answers }: Pick<Named, 'survey' | 'session' | 'version' | 'answers'>,
): Promise<void> {
  const before = await tx
    .deleteFrom('survey_answers')
    .where('survey', '=', survey)
    .where('session', '=', session)
    .where('attendee', 'is', null)
    .returningAll()
    .execute()
  const batch = Math.floor(before.length / anonymousGroup)
  const nobody = { attendee: null, answered_at: null }
  const added = { id, survey, session, version, answers: JSON.stringify(answers), batch, ...nobody }
  const all = [...before, added].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (let from = 0; from < all.length; from += 100) {
    await tx
      .insertInto('survey_answers')
      .values(all.slice(from, from + 100))
      .execute()
  }
}

/** What a person answered; null: nothing. */
export async function answersOf(
  db: Db | Tx,
  session: string,
  attendee: string,
): Promise<Answers | null> {
  const row = await db
    .selectFrom('survey_answers')
    .select('answers')
    .where('session', '=', session)
    .where('attendee', '=', attendee)
    .executeTakeFirst()
  return row ? z.parse(Answers, JSON.parse(row.answers)) : null
}

/** All answers to a survey, of one session or all, in the order of their random ids. */
export async function allAnswers(db: Db, survey: string, session: string | undefined) {
  let query = db
    .selectFrom('survey_answers')
    .innerJoin('sessions', 'sessions.id', 'survey_answers.session')
    .leftJoin('attendees', 'attendees.id', 'survey_answers.attendee')
    .select(['survey_answers.id', 'survey_answers.session', 'survey_answers.attendee', 'batch'])
    .select(['survey_answers.answers', 'survey_answers.answered_at', 'sessions.title'])
    .select(['attendees.name', 'attendees.email'])
    .where('survey_answers.survey', '=', survey)
  if (session !== undefined) query = query.where('survey_answers.session', '=', session)
  const rows = await query.orderBy('survey_answers.id').execute()
  return rows.map((row) => ({ ...row, answers: z.parse(Answers, JSON.parse(row.answers)) }))
}

export async function hasAnswers(db: Db | Tx, survey: string): Promise<boolean> {
  const row = await db
    .selectFrom('survey_answers')
    .select('id')
    .where('survey', '=', survey)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
