import { useState } from 'preact/hooks'
import type { Answers, Question } from '../../domain/survey.ts'
import { Button } from '../parts/button.tsx'
import { questionOf, type SurveyDraft } from './draft.ts'
import { PreviewQuestions } from './preview-questions.tsx'
import css from './surveys.module.css'

/** The survey as a phone shows it; what is answered here goes nowhere. */
export function Preview({ draft }: { draft: SurveyDraft }) {
  const [answers, setAnswers] = useState<Answers>({})
  const questions = draft.questions.flatMap((one): Question[] => {
    const read = questionOf(one)
    return read.ok ? [read.value] : []
  })
  const answer = (id: string, value: Answers[string] | undefined) => {
    const { [id]: _, ...rest } = answers
    setAnswers(value === undefined ? rest : { ...rest, [id]: value })
  }
  return (
    <section class={css.preview} aria-label="As a phone shows it">
      <div class={css.phone}>
        <div class={css.sign}>
          <span>The session’s title</span>
          <b>
            <bdi>{draft.name.trim() || 'The survey’s name'}</bdi>
          </b>
        </div>
        <div class={css.screen}>
          {draft.intro.trim() !== '' && <p class={css.intro}>{draft.intro}</p>}
          {draft.isElsewhere ? (
            <p>The mail leads to the survey elsewhere; no question is asked here.</p>
          ) : questions.length === 0 ? (
            <p>Questions stand here as they are written.</p>
          ) : (
            <PreviewQuestions questions={questions} answers={answers} onAnswer={answer} />
          )}
        </div>
      </div>
      {Object.keys(answers).length > 0 && (
        <Button look="text" onClick={() => setAnswers({})}>
          Empty the preview
        </Button>
      )}
    </section>
  )
}
