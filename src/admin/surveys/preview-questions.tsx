import type { Answers, Question } from '../../domain/survey.ts'
import { en as words } from '../../i18n/survey/en.ts'
import css from './preview-questions.module.css'

interface Props {
  questions: readonly Question[]
  answers: Answers
  onAnswer: (question: string, answer: Answers[string] | undefined) => void
}

/** The questions of a survey as a phone shows them, in English: thumb-sized, one below the other. */
export function PreviewQuestions({ questions, answers, onAnswer }: Props) {
  return (
    <ol class={css.questions}>
      {questions.map((question) => (
        <li key={question.id}>
          <fieldset class={css.question}>
            <legend>
              <bdi>{question.text}</bdi>
              {!question.required && <small> {words.optional}</small>}
            </legend>
            <Answering
              question={question}
              answer={answers[question.id]}
              onAnswer={(answer) => onAnswer(question.id, answer)}
            />
          </fieldset>
        </li>
      ))}
    </ol>
  )
}

interface AnsweringProps {
  question: Question
  answer: Answers[string] | undefined
  onAnswer: (answer: Answers[string] | undefined) => void
}

function Answering({ question, answer, onAnswer }: AnsweringProps) {
  switch (question.kind) {
    case 'rating':
      return (
        <>
          <div class={css.rating}>
            {Array.from({ length: question.most }, (_, at) => at + 1).map((n) => (
              <label key={n} class={css.figure}>
                <input
                  type="radio"
                  name={question.id}
                  checked={answer === n}
                  onChange={() => onAnswer(n)}
                />
                <span>{n}</span>
              </label>
            ))}
          </div>
          <p class={css.ends}>
            <span>{words.worst}</span>
            <span>{words.best}</span>
          </p>
        </>
      )
    case 'choice':
      return (
        <Options
          question={question}
          type="radio"
          isChosen={(id) => answer === id}
          choose={(id) => onAnswer(id)}
        />
      )
    case 'several': {
      const chosen = Array.isArray(answer) ? answer : []
      return (
        <Options
          question={question}
          type="checkbox"
          isChosen={(id) => chosen.includes(id)}
          choose={(id, isOn) => onAnswer(toggled(chosen, id, isOn))}
        />
      )
    }
    case 'text':
      return (
        <textarea
          class={css.text}
          rows={3}
          maxLength={4000}
          aria-label={question.text}
          value={typeof answer === 'string' ? answer : ''}
          onInput={(event) => onAnswer(event.currentTarget.value)}
        />
      )
  }
}

/** Those chosen with one more or less; of none: no answer. */
function toggled(chosen: readonly string[], id: string, isOn: boolean): string[] | undefined {
  const rest = chosen.filter((one) => one !== id)
  const next = isOn ? [...rest, id] : rest
  return next.length > 0 ? next : undefined
}

interface OptionsProps {
  question: Extract<Question, { kind: 'choice' | 'several' }>
  type: 'radio' | 'checkbox'
  isChosen: (id: string) => boolean
  choose: (id: string, isOn: boolean) => void
}

function Options({ question, type, isChosen, choose }: OptionsProps) {
  return (
    <div class={css.options}>
      {question.options.map(({ id, text }) => (
        <label key={id} class={css.option}>
          <input
            type={type}
            name={question.id}
            checked={isChosen(id)}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
          <bdi>{text}</bdi>
        </label>
      ))}
    </div>
  )
}
