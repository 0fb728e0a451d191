import type { SurveyRequest, SurveyRow } from '../../domain/api-survey.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Question } from '../../domain/survey.ts'

/** A question as it stands in the form: every kind's fields, so that changing the kind loses nothing. */
export interface QuestionDraft {
  id: string
  kind: Question['kind']
  text: string
  required: boolean
  /** of a rating: from 1 to this */
  most: number
  options: { id: string; text: string }[]
}

/** A survey as it stands in the form. */
export interface SurveyDraft {
  name: string
  intro: string
  anonymous: boolean
  sendAfterMin: number
  /** days as typed; empty: never */
  reminderDays: string
  closesAfterDays: string
  beforeCertificate: boolean
  mayChange: boolean
  /** an address elsewhere; empty: the questions are here */
  external: string
  isElsewhere: boolean
  questions: QuestionDraft[]
}

export const emptyQuestion = (newId: () => string): QuestionDraft => ({
  ...{ id: newId(), kind: 'rating', text: '', required: true, most: 5 },
  options: [
    { id: newId(), text: '' },
    { id: newId(), text: '' },
  ],
})

/** @param newId of questions and options that are new */
export function draftOf(survey: SurveyRow | null, newId: () => string): SurveyDraft {
  if (!survey) {
    return {
      ...{ name: '', intro: '', anonymous: false, sendAfterMin: 0, reminderDays: '3' },
      ...{ closesAfterDays: '14', beforeCertificate: false, mayChange: true },
      ...{ external: '', isElsewhere: false, questions: [emptyQuestion(newId)] },
    }
  }
  const { name, settings, questions } = survey
  const { reminderDays, closesAfterDays, external, ...rest } = settings
  return {
    name,
    ...rest,
    reminderDays: reminderDays === null ? '' : String(reminderDays),
    closesAfterDays: closesAfterDays === null ? '' : String(closesAfterDays),
    external: external ?? '',
    isElsewhere: external !== null,
    questions: questions.map((question) => ({ ...emptyQuestion(newId), ...question })),
  }
}

/** The survey that the form says, or what is to be mended, in words. */
export function requestOf(draft: SurveyDraft): Result<SurveyRequest, string> {
  const name = draft.name.trim()
  if (name === '') return err('Give the survey a name.')
  const external = draft.isElsewhere ? draft.external.trim() : null
  if (external !== null && !/^https?:\/\/[^\s"'<>]+$/.test(external)) {
    return err('Give the whole address of the survey elsewhere, beginning with https://.')
  }
  const reminderDays = days(draft.reminderDays, 365)
  if (reminderDays === undefined) return err('The reminder: give days from 1 to 365, or nothing.')
  const closesAfterDays = days(draft.closesAfterDays, 730)
  if (closesAfterDays === undefined) return err('The closing: give days from 1 to 730, or nothing.')
  const { anonymous, sendAfterMin, beforeCertificate } = draft
  if (beforeCertificate && closesAfterDays !== null) {
    return err(
      'Certificates wait for the answer, so the survey can’t close: leave the closing empty.',
    )
  }
  if (beforeCertificate && external !== null) {
    return err('Certificates can’t wait for a survey elsewhere: nobody here knows who answered it.')
  }
  const questions = external === null ? questionsOf(draft.questions) : ok([])
  if (!questions.ok) return questions
  const mayChange = draft.mayChange && !anonymous
  const settings = {
    ...{ intro: draft.intro.trim(), anonymous, sendAfterMin, reminderDays, closesAfterDays },
    ...{ beforeCertificate, mayChange, external },
  }
  return ok({ name, settings, questions: questions.value })
}

/** Days as typed; null: none; undefined: not to be read. */
function days(typed: string, most: number): number | null | undefined {
  if (typed.trim() === '') return null
  const n = Number(typed)
  return Number.isInteger(n) && n >= 1 && n <= most ? n : undefined
}

function questionsOf(drafts: readonly QuestionDraft[]): Result<Question[], string> {
  if (drafts.length === 0) return err('Ask at least one question.')
  const questions: Question[] = []
  for (const [n, draft] of drafts.entries()) {
    const read = questionOf(draft)
    if (!read.ok) return err(`Question ${n + 1}: ${read.error}`)
    questions.push(read.value)
  }
  return ok(questions)
}

/** One question as it would be asked, or what is to be mended. */
export function questionOf(draft: QuestionDraft): Result<Question, string> {
  const { id, kind, required, most } = draft
  const text = draft.text.trim()
  if (text === '') return err('say what is asked.')
  if (kind === 'rating') return ok({ id, kind, text, required, most })
  if (kind === 'text') return ok({ id, kind, text, required })
  const options = draft.options
    .map((one) => ({ ...one, text: one.text.trim() }))
    .filter((one) => one.text !== '')
  if (options.length < 2) return err('give at least two answers to choose from.')
  return ok({ id, kind, text, required, options })
}
