import * as z from 'zod/mini'
import {
  SessionSurvey,
  SurveyChange,
  SurveyRequest,
  SurveyResults,
  SurveyRow,
  SurveysAnswer,
} from '../../src/domain/api-survey.ts'
import { Id } from '../../src/domain/ids.ts'
import { surveysOf } from '../db/surveys.ts'
import { csvType, fileAnswer } from '../http/file-answer.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { needSurvey, sessionSurvey, surveyCsv, surveyResults } from '../surveys/results.ts'
import { addSurvey, changeSurvey, dropSurvey, showSurvey } from '../surveys/save.ts'
import { needProgramme } from './programmes.ts'

const OfSession = z.object({ session: z.optional(Id) })

/** Surveys and what was answered (row C5). */
export const surveyRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/surveys',
    rights: readers,
    does: 'A programme’s surveys, by name',
    answer: SurveysAnswer,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      const surveys = await surveysOf(ctx.database.db, params.id)
      return { items: await Promise.all(surveys.map((one) => showSurvey(ctx, one))) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/surveys',
    rights: admins,
    does: 'Adds a survey; sessions have it by its name or id in their field `survey`',
    answer: SurveyRow,
    status: 201,
    body: SurveyRequest,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      return addSurvey(ctx, params.id, body, actor(caller))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/surveys/:id',
    rights: readers,
    does: 'A survey with the questions of its newest version',
    answer: SurveyRow,
    handle: async ({ ctx, params }) => showSurvey(ctx, await needSurvey(ctx, params.id)),
  }),
  route({
    method: 'put',
    path: '/api/v1/surveys/:id',
    rights: admins,
    does: 'Changes a survey; other questions make a new version',
    answer: SurveyRow,
    body: SurveyChange,
    handle: ({ ctx, caller, params, body }) => changeSurvey(ctx, params.id, body, actor(caller)),
  }),
  route({
    method: 'delete',
    path: '/api/v1/surveys/:id',
    rights: admins,
    does: 'Takes a survey away that nobody was sent',
    answer: z.object({ id: Id }),
    handle: ({ ctx, caller, params }) => dropSurvey(ctx, params.id, actor(caller)),
  }),
  route({
    method: 'get',
    path: '/api/v1/surveys/:id/results',
    rights: readers,
    does: 'What was answered, counted: of one session or all',
    answer: SurveyResults,
    query: OfSession,
    handle: ({ ctx, params, query }) => surveyResults(ctx, params.id, query.session),
  }),
  route({
    method: 'get',
    path: '/api/v1/surveys/:id/answers.csv',
    rights: readers,
    does: 'The answers, a row each: of one session or all',
    answer: null,
    files: ['text/csv'],
    query: OfSession,
    handle: async ({ ctx, params, query }) => {
      const survey = await needSurvey(ctx, params.id)
      const { time_zone } = await needProgramme(ctx, survey.programme)
      const csv = await surveyCsv(ctx, survey.id, query.session, time_zone)
      return fileAnswer(csv, csvType, 'survey-answers.csv')
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sessions/:id/survey',
    rights: readers,
    does: 'How a session’s survey stands',
    answer: SessionSurvey,
    handle: ({ ctx, params }) => sessionSurvey(ctx, params.id),
  }),
]
