import type { Selectable } from 'kysely'
import * as z from 'zod/mini'
import { type Question, Questions, SurveySettings } from '../../src/domain/survey.ts'
import type { Db, Tx } from './open.ts'
import type { SurveysTable } from './survey-tables.ts'

export interface Survey {
  id: string
  programme: string
  name: string
  settings: SurveySettings
  version: number
  revision: number
  updatedAt: number
}

/** As a session's field may call a survey. */
export const calledSo = (text: string): string => text.trim().toLowerCase()

function read(row: Selectable<SurveysTable>): Survey {
  const { id, programme, name, version, revision } = row
  const settings = z.parse(SurveySettings, JSON.parse(row.settings))
  return { id, programme, name, settings, version, revision, updatedAt: row.updated_at }
}

export async function findSurvey(db: Db | Tx, id: string): Promise<Survey | undefined> {
  const row = await db.selectFrom('surveys').selectAll().where('id', '=', id).executeTakeFirst()
  return row && read(row)
}

/** The one that a session's field names, by its id or its name; undefined: there is none. */
export async function surveyCalled(
  db: Db | Tx,
  programme: string,
  text: string,
): Promise<Survey | undefined> {
  const rows = await db
    .selectFrom('surveys')
    .selectAll()
    .where('programme', '=', programme)
    .where((eb) => eb.or([eb('id', '=', text.trim()), eb('called', '=', calledSo(text))]))
    .execute()
  const found = rows.find(({ id }) => id === text.trim()) ?? rows[0]
  return found && read(found)
}

export async function surveysOf(db: Db, programme: string): Promise<Survey[]> {
  const rows = await db
    .selectFrom('surveys')
    .selectAll()
    .where('programme', '=', programme)
    .orderBy('called')
    .execute()
  return rows.map(read)
}

/** Every version's questions, by version. */
export async function questionsOf(db: Db | Tx, survey: string): Promise<Map<number, Question[]>> {
  const rows = await db
    .selectFrom('survey_versions')
    .select(['version', 'questions'])
    .where('survey', '=', survey)
    .orderBy('version')
    .execute()
  return new Map(
    rows.map(({ version, questions }) => [version, z.parse(Questions, JSON.parse(questions))]),
  )
}

/** Others who change this survey or answer it wait for this commit. */
export async function lockSurvey(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('surveys')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('id', '=', id)
    .execute()
}

/** Adds it, or writes over the one of its id. @returns false: another of the programme is called so */
export async function storeSurvey(
  tx: Tx,
  survey: Survey & { questions: Question[] },
): Promise<boolean> {
  const { id, programme, name, version, revision, updatedAt, questions } = survey
  const called = calledSo(name)
  const taken = await tx
    .selectFrom('surveys')
    .select('id')
    .where('programme', '=', programme)
    .where('called', '=', called)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (taken) return false
  const changing = {
    ...{ name, called, settings: JSON.stringify(survey.settings), version, revision },
    updated_at: updatedAt,
  }
  await tx
    .insertInto('surveys')
    .values({ id, programme, created_at: updatedAt, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
  await tx
    .insertInto('survey_versions')
    .values({ survey: id, version, questions: JSON.stringify(questions) })
    .onConflict((conflict) => conflict.columns(['survey', 'version']).doNothing())
    .execute()
  return true
}

export async function removeSurvey(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('survey_versions').where('survey', '=', id).execute()
  await tx.deleteFrom('surveys').where('id', '=', id).execute()
}
