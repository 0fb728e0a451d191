import { Button } from '../parts/button.tsx'
import { Mover, useOrder } from '../parts/order.tsx'
import { emptyQuestion, type QuestionDraft } from './draft.ts'
import { QuestionForm } from './question-form.tsx'
import css from './surveys.module.css'

interface Props {
  questions: readonly QuestionDraft[]
  newId: () => string
  onChange: (questions: QuestionDraft[]) => void
}

const mostQuestions = 50

/** The questions in their order: moved by buttons, by the arrow keys, or dragged. */
export function QuestionList({ questions, newId, onChange }: Props) {
  const order = useOrder({
    things: questions,
    onChange,
    say: (_, number) => `The question is now number ${number} of ${questions.length}`,
  })
  return (
    <>
      <ol class={css.list}>
        {questions.map((question, n) => (
          <li key={question.id} {...order.place(n)}>
            <Mover name={`question ${n + 1}`} {...order.mover(n)} />
            <QuestionForm
              {...{ question, n, newId }}
              change={(part) =>
                onChange(questions.map((one, at) => (at === n ? { ...one, ...part } : one)))
              }
              takeOut={() => onChange(questions.toSpliced(n, 1))}
            />
          </li>
        ))}
      </ol>
      <output class="vh">{order.told}</output>
      {questions.length < mostQuestions && (
        <div>
          <Button icon="plus" onClick={() => onChange([...questions, emptyQuestion(newId)])}>
            Add a question
          </Button>
        </div>
      )}
    </>
  )
}
