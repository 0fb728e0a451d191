import type { Answers, Question } from '../../domain/survey.ts'
import type { Format } from '../../i18n/format.ts'
import type { SurveyWords } from '../../i18n/survey/words.ts'
import phoneCss from '../parts/phone.module.css'
import css from './survey.module.css'

type Answer = Answers[string] | undefined

interface Props {
  question: Question
  words: SurveyWords
  format: Format
  value: Answer
  problem: string | null
  /** undefined: not answered */
  onValue: (value: Answer) => void
}

/** One question, by its kind; what is wrong with the answer is said below it. */
export function QuestionField(props: Props) {
  const { question, words, problem } = props
  const id = `q-${question.id}`
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      class={css.question}
      aria-describedby={problem ? `${id}-problem` : undefined}
      aria-invalid={problem ? 'true' : undefined}
    >
      <legend class={css.asked}>
        <bdi>{question.text}</bdi>
        {!question.required && <small class={phoneCss.dim}> {words.optional}</small>}
      </legend>
      <Field {...props} />
      {problem && (
        <p class={`${phoneCss.small} ${phoneCss.wrong}`} id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}

function Field({ question, words, format, value, onValue }: Props) {
  if (question.kind === 'text') {
    return (
      <textarea
        class={`${phoneCss.input} ${css.text}`}
        rows={4}
        dir="auto"
        maxLength={4000}
        aria-label={question.text}
        value={typeof value === 'string' ? value : ''}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    )
  }
  if (question.kind === 'rating') {
    return (
      <>
        <div class={css.rating}>
          {Array.from({ length: question.most }, (_, at) => at + 1).map((n) => (
            <label key={n} class={css.mark}>
              <input
                type="radio"
                name={question.id}
                checked={value === n}
                onChange={() => onValue(n)}
              />
              <span>{format.number(n)}</span>
            </label>
          ))}
        </div>
        <p class={`${css.ends} ${phoneCss.small} ${phoneCss.dim}`}>
          <span>{words.worst}</span>
          <span>{words.best}</span>
        </p>
      </>
    )
  }
  return (
    <>
      {question.options.map(({ id, text }) => (
        <Option
          key={id}
          name={question.id}
          kind={question.kind === 'several' ? 'checkbox' : 'radio'}
          text={text}
          checked={Array.isArray(value) ? value.includes(id) : value === id}
          onChoose={() => onValue(question.kind === 'choice' ? id : toggled(question, value, id))}
        />
      ))}
    </>
  )
}

/** The chosen ones in the order of the options. */
function toggled({ options }: Extract<Question, { kind: 'several' }>, value: Answer, id: string) {
  const chosen = new Set(Array.isArray(value) ? value : [])
  if (!chosen.delete(id)) chosen.add(id)
  return options.flatMap((one) => (chosen.has(one.id) ? [one.id] : []))
}

interface OptionProps {
  name: string
  kind: 'radio' | 'checkbox'
  text: string
  checked: boolean
  onChoose: () => void
}

function Option({ name, kind, text, checked, onChoose }: OptionProps) {
  return (
    <label class={phoneCss.check}>
      <input type={kind} name={name} checked={checked} onChange={onChoose} />
      <span>
        <bdi>{text}</bdi>
      </span>
    </label>
  )
}
