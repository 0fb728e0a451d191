import { useState } from 'preact/hooks'
import { moved } from '../follow-up/draft.ts'
import { Grip } from '../follow-up/steps.tsx'
import { Button } from '../parts/button.tsx'
import { emptyQuestion, type QuestionDraft } from './draft.ts'
import { QuestionForm } from './question-form.tsx'
import css from './surveys.module.css'

interface Props {
  questions: readonly QuestionDraft[]
  newId: () => string
  onChange: (questions: QuestionDraft[]) => void
}

const mostQuestions = 50

/** The questions in their order: dragged by the grip, or moved by the arrow keys on it. */
export function QuestionList({ questions, newId, onChange }: Props) {
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [told, setTold] = useState('')
  const move = (from: number, to: number) => {
    if (from === to || to < 0 || to >= questions.length) return
    onChange(moved(questions, from, to))
    setTold(`The question is now number ${to + 1} of ${questions.length}`)
  }
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  return (
    <>
      <ol class={css.list}>
        {questions.map((question, n) => (
          <li
            key={question.id}
            data-over={over === n && dragged !== null && dragged !== n ? '' : undefined}
            data-dragged={dragged === n ? '' : undefined}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              setOver(n)
            }}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== null) move(dragged, n)
              end()
            }}
          >
            <Grip
              label={`Move question ${n + 1}: arrow keys, or drag`}
              onStart={() => setDragged(n)}
              onEnd={end}
              onMove={(by) => move(n, n + by)}
            />
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
      <output class="vh">{told}</output>
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
