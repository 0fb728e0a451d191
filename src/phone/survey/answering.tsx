import { useEffect, useState } from 'preact/hooks'
import { SurveyAnswered, type SurveyForm } from '../../domain/api-survey.ts'
import { type AnswerProblem, type Answers, readAnswers } from '../../domain/survey.ts'
import { createFormat } from '../../i18n/format.ts'
import type { SurveyWords } from '../../i18n/survey/words.ts'
import { Button } from '../parts/button.tsx'
import { Frame } from '../parts/frame.tsx'
import { Languages } from '../parts/languages.tsx'
import { Note } from '../parts/note.tsx'
import css from '../parts/phone.module.css'
import type { Phone } from '../phone.ts'
import { type Draft, keepDraft } from './draft.ts'
import { QuestionField } from './question.tsx'
import { Sign } from './sign.tsx'

interface Props {
  phone: Phone
  words: SurveyWords
  form: SurveyForm
  link: string
  /** what was kept on this phone */
  draft: Draft | null
  onSent: () => void
  /** the survey is another than it was, or takes no answers any more */
  onStale: () => void
}

const retryMs = 10_000
type State = 'typing' | 'sending' | 'waiting' | 'trouble'

/**
 * The questions. Whatever is typed is kept on the phone at once, and goes on being sent until the server
 * says that it arrived: sent twice, it counts once.
 */
export function Answering({ phone, words, form, link, draft, onSent, onStale }: Props) {
  const format = createFormat(phone.language, form.programme.timeZone)
  const [answers, setAnswers] = useState<Answers>(draft?.answers ?? form.answers ?? {})
  const [problems, setProblems] = useState<AnswerProblem[]>([])
  const [state, setState] = useState<State>(draft?.waits ? 'waiting' : 'typing')
  const keep = (next: Answers, waits: boolean) => keepDraft(link, { form, answers: next, waits })
  const change = (next: Answers) => {
    setAnswers(next)
    setState('typing')
    keep(next, false)
    if (problems.length > 0) setProblems(readAnswers(form.questions, next).problems)
  }
  const send = async () => {
    const read = readAnswers(form.questions, answers)
    setProblems(read.problems)
    const [first] = read.problems
    if (first) return document.getElementById(`q-${first.question}`)?.focus()
    setState('sending')
    keep(answers, true)
    const json = { link, version: form.version, answers: read.answers }
    const answer = await phone.call({
      ...{ method: 'POST', path: '/api/v1/survey/answer', json, schema: SurveyAnswered },
    })
    if (answer.ok) return onSent()
    const { error } = answer
    if (error.kind === 'problem' && [404, 409, 422].includes(error.status)) {
      setState('typing')
      return onStale()
    }
    setState(error.kind === 'no-network' ? 'waiting' : 'trouble')
  }
  useEffect(() => {
    if (state !== 'waiting') return
    const again = () => void send()
    const timer = setInterval(again, retryMs)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [state, answers])
  const wrong = new Map(problems.map((one) => [one.question, one]))
  const until = form.closesAt
  return (
    <Frame
      sign={<Sign {...{ form, words, format }} />}
      foot={
        <>
          {state === 'waiting' && <Note icon="waiting">{words.waits}</Note>}
          {state === 'trouble' && (
            <Note icon="cross" tone="bad">
              {words.trouble}
            </Note>
          )}
          {problems.length > 0 && (
            <Note icon="flag" tone="bad">
              {words.missing(problems.length)}
            </Note>
          )}
          <Button look="ink" icon="sent" disabled={state === 'sending'} onPress={() => void send()}>
            {state === 'sending' ? words.sending : words.send}
          </Button>
        </>
      }
    >
      {form.intro !== '' && (
        <p>
          <bdi>{form.intro}</bdi>
        </p>
      )}
      <Note icon="lock">{form.anonymous ? words.anonymous : words.named}</Note>
      {form.beforeCertificate && <Note icon="medal">{words.beforeCertificate}</Note>}
      <form
        class={css.asking}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {form.questions.map((question) => (
          <QuestionField
            key={question.id}
            {...{ question, words, format }}
            value={answers[question.id]}
            problem={wrong.has(question.id) ? words.answerThis : null}
            onValue={(value) => {
              const { [question.id]: _, ...others } = answers
              change(value === undefined ? others : { ...others, [question.id]: value })
            }}
          />
        ))}
      </form>
      {until !== null && (
        <p class={`${css.small} ${css.dim}`}>
          {words.until(`${format.day(until)}, ${format.time(until)}`)}
        </p>
      )}
      <p class={`${css.small} ${css.dim}`}>{words.kept}</p>
      <Languages phone={phone} />
    </Frame>
  )
}
