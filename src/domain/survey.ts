import * as z from 'zod/mini'

const Short = z.string().check(z.trim(), z.minLength(1), z.maxLength(500))
const Key = z.string().check(z.regex(/^[\w-]{1,40}$/))
const Common = { id: Key, text: Short, required: z.boolean() }
const Options = z
  .array(z.object({ id: Key, text: Short }))
  .check(z.minLength(2), z.maxLength(30), z.refine(hasOwnIds, 'two options have the same id'))

/** One question of a survey. Its id stays, so that answers before and after a change are counted together. */
export const Question = z.discriminatedUnion('kind', [
  z.object({
    ...Common,
    kind: z.literal('rating'),
    /** from 1 to this, the best */
    most: z.int().check(z.minimum(2), z.maximum(10)),
  }),
  z.object({ ...Common, kind: z.literal('choice'), options: Options }),
  z.object({ ...Common, kind: z.literal('several'), options: Options }),
  z.object({ ...Common, kind: z.literal('text') }),
])
export type Question = z.infer<typeof Question>

export const Questions = z
  .array(Question)
  .check(z.maxLength(50), z.refine(hasOwnIds, 'two questions have the same id'))

/** How a survey is asked (row C5). */
export const SurveySettings = z
  .object({
    /** said before the questions */
    intro: z.string().check(z.trim(), z.maxLength(2000)),
    /** nobody can tell whose answers are whose: no name, no time; shown in groups of five */
    anonymous: z.boolean(),
    /** minutes from the mark to the mail; 0: at once */
    sendAfterMin: z.int().check(z.minimum(0), z.maximum(525_600)),
    /** days from that mail to one reminder; null: none */
    reminderDays: z.nullable(z.int().check(z.minimum(1), z.maximum(365))),
    /** days from the session's end until it takes no more answers; null: never */
    closesAfterDays: z.nullable(z.int().check(z.minimum(1), z.maximum(730))),
    /** certificates wait for the answer */
    beforeCertificate: z.boolean(),
    /** people may change their answers while it is open; never where it is anonymous */
    mayChange: z.boolean(),
    /** the mail leads there instead; null: the questions are here */
    external: z.nullable(z.string().check(z.maxLength(2000), z.regex(/^https?:\/\/[^\s"'<>]+$/))),
  })
  .check(
    z.refine(
      ({ beforeCertificate, closesAfterDays }) => !beforeCertificate || closesAfterDays === null,
      'a survey that certificates wait for has no closing date: who came late could never have one',
    ),
    z.refine(
      ({ beforeCertificate, external }) => !beforeCertificate || external === null,
      'certificates can’t wait for a survey elsewhere: nobody here knows who answered it',
    ),
  )
export type SurveySettings = z.infer<typeof SurveySettings>

/** A number, an option's id, several ids, or a text, by the question's id. */
export const Answers = z.record(
  Key,
  z.union([z.int(), z.string().check(z.maxLength(4000)), z.array(Key).check(z.maxLength(30))]),
)
export type Answers = z.infer<typeof Answers>

/** What keeps answers from being taken, question by question. */
export interface AnswerProblem {
  question: string
  why: 'required' | 'unknown' | 'no-answer-to-it'
}

/**
 * The answers as they are stored: texts trimmed, what was left empty left out.
 * @returns what is wrong; empty: nothing
 */
export function readAnswers(
  questions: readonly Question[],
  given: Answers,
): { answers: Answers; problems: AnswerProblem[] } {
  const known = new Map(questions.map((one) => [one.id, one]))
  const problems: AnswerProblem[] = []
  const answers: Answers = {}
  for (const id of Object.keys(given)) {
    if (!known.has(id)) problems.push({ question: id, why: 'unknown' })
  }
  for (const one of questions) {
    const value = trimmed(given[one.id])
    if (value === undefined) {
      if (one.required) problems.push({ question: one.id, why: 'required' })
    } else if (!answersTo(one, value)) {
      problems.push({ question: one.id, why: 'no-answer-to-it' })
    } else answers[one.id] = value
  }
  return { answers, problems }
}

type Answer = Answers[string]

function trimmed(value: Answer | undefined): Answer | undefined {
  const kept = typeof value === 'string' ? value.trim() : value
  return kept === '' || (Array.isArray(kept) && kept.length === 0) ? undefined : kept
}

function answersTo(question: Question, value: Answer): boolean {
  if (question.kind === 'text') return typeof value === 'string'
  if (question.kind === 'rating') {
    return typeof value === 'number' && value >= 1 && value <= question.most
  }
  const ids = question.options.map(({ id }) => id)
  if (question.kind === 'choice') return typeof value === 'string' && ids.includes(value)
  return (
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((one) => ids.includes(one))
  )
}

/** What was answered to one question. */
export interface Tally {
  question: Question
  /** how many answered it */
  answered: number
  /** of a rating: by 1, 2, …; of options: in their order; of a text: empty */
  counts: number[]
  /** of a rating: hundredths, rounded; null: nobody answered */
  mean: number | null
  texts: string[]
}

/** Answers counted question by question. What a later version no longer offers isn't counted. */
export function tally(questions: readonly Question[], all: readonly Answers[]): Tally[] {
  return questions.map((question) => {
    const values = all.flatMap(({ [question.id]: value }) =>
      value !== undefined && answersTo(question, value) ? [value] : [],
    )
    const counts = countsOf(question, values)
    const sum = counts.reduce((total, count, at) => total + count * (at + 1), 0)
    const isRated = question.kind === 'rating' && values.length > 0
    return {
      question,
      answered: values.length,
      counts,
      mean: isRated ? Math.round((sum * 100) / values.length) : null,
      texts: question.kind === 'text' ? values.map(String) : [],
    }
  })
}

function countsOf(question: Question, values: readonly Answer[]): number[] {
  if (question.kind === 'text') return []
  if (question.kind === 'rating') {
    return Array.from(
      { length: question.most },
      (_, at) => values.filter((value) => value === at + 1).length,
    )
  }
  return question.options.map(
    ({ id }) =>
      values.filter((value) => (Array.isArray(value) ? value.includes(id) : value === id)).length,
  )
}

/** Anonymous answers are shown in whole groups of so many: else who answers at a time could be told by what is new. */
export const anonymousGroup = 5

function hasOwnIds(items: readonly { id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length
}
