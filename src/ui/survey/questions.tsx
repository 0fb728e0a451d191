import type { Answers, Question } from '../../domain/survey.ts'
import css from './questions.module.css'

/** What stands beside the questions, in the language of whoever answers. */
export interface QuestionWords {
  /** beside a question that must be answered */
  required: string
  /** `4 of 5`, as a screen reader says it */
  rating: (n: number, most: number) => string
}

interface Props {
  questions: readonly Question[]
  answers: Answers
  words: QuestionWords
  /** questions that lack an answer, with what is said of it */
  problems?: ReadonlyMap<string, string>
  onAnswer: (question: string, answer: Answers[string] | undefined) => void
}

/** The questions of a survey as people answer them on a phone: thumb-sized, one below the other. */
export function SurveyQuestions({ questions, answers, words, problems, onAnswer }: Props) {
  return (
    <ol class={css.questions}>
      {questions.map((question) => {
        const problem = problems?.get(question.id)
        return (
          <li key={question.id}>
            <fieldset class={css.question} aria-describedby={problem && `problem-${question.id}`}>
              <legend>
                <bdi>{question.text}</bdi>
                {question.required && <span class={css.required}> {words.required}</span>}
              </legend>
              <Answering
                question={question}
                answer={answers[question.id]}
                words={words}
                onAnswer={(answer) => onAnswer(question.id, answer)}
              />
              {problem && (
                <p id={`problem-${question.id}`} class={css.problem} role="alert">
                  {problem}
                </p>
              )}
            </fieldset>
          </li>
        )
      })}
    </ol>
  )
}

interface AnsweringProps {
  question: Question
  answer: Answers[string] | undefined
  words: QuestionWords
  onAnswer: (answer: Answers[string] | undefined) => void
}

function Answering({ question, answer, words, onAnswer }: AnsweringProps) {
  switch (question.kind) {
    case 'rating':
      return (
        <div class={css.rating}>
          {Array.from({ length: question.most }, (_, at) => at + 1).map((n) => (
            <label key={n} class={css.figure}>
              <input
                type="radio"
                name={question.id}
                aria-label={words.rating(n, question.most)}
                checked={answer === n}
                onChange={() => onAnswer(n)}
              />
              <span aria-hidden="true">{n}</span>
            </label>
          ))}
        </div>
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
