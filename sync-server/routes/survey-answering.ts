import {
  SurveyAnswered,
  SurveyAnswering,
  SurveyForm,
  SurveyOpen,
} from '../../src/domain/api-survey.ts'
import { route } from '../http/route.ts'
import { answerSurvey, showForm } from '../surveys/answer.ts'

/** A hall behind one address may answer at the same time; whoever guesses at links needs 2^128 tries. */
const looks = { max: 2_000, windowMs: 600_000 }
const answers = { max: 1_000, windowMs: 600_000 }

/** Answering a survey by a personal link: in the body, so that it stands in nobody's log of addresses. */
export const surveyAnsweringRoutes = [
  route({
    method: 'post',
    path: '/api/v1/survey/open',
    rights: 'anyone',
    does: 'A survey as whoever has its personal link sees it',
    answer: SurveyForm,
    body: SurveyOpen,
    maxBytes: 10_000,
    handle: async ({ ctx, sender, body }) => {
      await ctx.limits.take('survey-open', sender.address, looks)
      return showForm(ctx, body.link)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/survey/answer',
    rights: 'anyone',
    does: 'Answers a survey by its personal link',
    answer: SurveyAnswered,
    body: SurveyAnswering,
    maxBytes: 300_000,
    handle: async ({ ctx, sender, body }) => {
      await ctx.limits.take('survey-answer', sender.address, answers)
      await answerSurvey(ctx, body.link, body)
      return { answered: true as const }
    },
  }),
]
