import * as z from 'zod/mini'
import { SurveyForm } from '../../domain/api-survey.ts'
import { Answers } from '../../domain/survey.ts'
import { keptText } from '../../platform/kept-text.ts'

/** What somebody has answered so far, with the questions, so that it can go on without a network. */
const Draft = z.object({
  form: SurveyForm,
  answers: Answers,
  /** they pressed send, and it has not arrived */
  waits: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

// the first half of a link names it and opens nothing
const keyOf = (link: string) => `roomtap-survey-${link.split('.')[0]}`

/** What is kept on this phone for a link; null: nothing that can be read. */
export function readDraft(link: string): Draft | null {
  const text = keptText.read(keyOf(link))
  if (text === null) return null
  try {
    const parsed = z.safeParse(Draft, JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** @returns whether it is kept */
export const keepDraft = (link: string, draft: Draft): boolean =>
  keptText.write(keyOf(link), JSON.stringify(draft))

export const dropDraft = (link: string): void => keptText.drop(keyOf(link))
