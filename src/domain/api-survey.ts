import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'
import { Answers, Question, Questions, SurveySettings } from './survey.ts'

// Surveys (row C5). Times are ms UTC.

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

/** A survey as staff see it. A session has it by its name or id in the field `survey`. */
export const SurveyRow = z.object({
  id: Id,
  programme: Id,
  name: z.string(),
  settings: SurveySettings,
  questions: Questions,
  /** rises when the questions change; answers name the one that they answer */
  version: z.int(),
  /** rises with every change: a save names the one that it was made from */
  revision: z.int(),
  updatedAt: Ms,
  /** how many were asked, and how many answered */
  asked: z.int(),
  answered: z.int(),
})
export type SurveyRow = z.infer<typeof SurveyRow>
export const SurveysAnswer = z.object({ items: z.array(SurveyRow) })

export const SurveyRequest = z.object({
  name: Name,
  settings: SurveySettings,
  questions: Questions,
})
export type SurveyRequest = z.infer<typeof SurveyRequest>
export const SurveyChange = z.extend(SurveyRequest, { revision: z.int() })
export type SurveyChange = z.infer<typeof SurveyChange>

/** What was answered, question by question, in the order of the newest version; then what is asked no more. */
export const SurveyResults = z.object({
  survey: Id,
  asked: z.int(),
  answered: z.int(),
  /** answered, but not counted yet: anonymous answers are shown in whole groups of five */
  withheld: z.int(),
  questions: z.array(
    z.object({
      question: Question,
      answered: z.int(),
      /** of a rating by 1, 2, …; of options in their order */
      counts: z.array(z.int()),
      /** of a rating, hundredths */
      mean: z.nullable(z.int()),
      /** at most 1,000 */
      texts: z.array(z.string()),
    }),
  ),
})
export type SurveyResults = z.infer<typeof SurveyResults>

/** How a session's survey stands. */
export const SessionSurvey = z.object({
  /** null: the session has none */
  survey: z.nullable(z.object({ id: Id, name: z.string() })),
  /** what the session's field says where no survey is called so; null: nothing, or it is one */
  unknown: z.nullable(z.string()),
  asked: z.int(),
  answered: z.int(),
  closesAt: z.nullable(Ms),
})
export type SessionSurvey = z.infer<typeof SessionSurvey>

const LinkText = z.string().check(z.maxLength(200))
export const SurveyOpen = z.object({ link: LinkText })

/** A survey as whoever was asked sees it. */
export const SurveyForm = z.object({
  /** `answered`: and can't be changed; `closed`: too late; `elsewhere`: at the address `external` */
  state: z.enum(['open', 'answered', 'closed', 'elsewhere']),
  name: z.string(),
  intro: z.string(),
  session: z.object({ title: z.string(), start: Ms }),
  programme: z.object({ name: z.string(), timeZone: z.string() }),
  anonymous: z.boolean(),
  mayChange: z.boolean(),
  beforeCertificate: z.boolean(),
  closesAt: z.nullable(Ms),
  external: z.nullable(z.string()),
  version: z.int(),
  questions: Questions,
  /** as given before, where they may be changed; null: nothing yet */
  answers: z.nullable(Answers),
})
export type SurveyForm = z.infer<typeof SurveyForm>

export const SurveyAnswering = z.object({ link: LinkText, version: z.int(), answers: Answers })
export const SurveyAnswered = z.object({ answered: z.literal(true) })
