import type { Flag01, Json } from './column-types.ts'

export interface SurveysTable {
  id: string
  programme: string
  name: string
  /** the name as sessions may write it: lower case, no blanks around */
  called: string
  settings: Json
  /** of the questions */
  version: number
  revision: number
  created_at: number
  updated_at: number
}

export interface SurveyVersionsTable {
  survey: string
  version: number
  questions: Json
}

/** Whom a session's survey was sent to, and whether they answered. */
export interface SurveyAskedTable {
  session: string
  attendee: string
  programme: string
  survey: string
  asked_at: number
  closes_at: number | null
  answered: Flag01
  /** whole days after the session's end; null: not answered */
  answered_day: number | null
}

export interface SurveyAnswersTable {
  /** random, so that the order says nothing */
  id: string
  survey: string
  session: string
  version: number
  /** null: anonymous, and no row says whose it is */
  attendee: string | null
  answers: Json
  /** null: anonymous */
  answered_at: number | null
  /** of anonymous ones: the how manieth group of five of the session */
  batch: number | null
}
