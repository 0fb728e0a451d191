import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field, SelectField } from '../parts/field.tsx'
import { Check } from '../settings/check.tsx'
import type { QuestionDraft } from './draft.ts'
import css from './surveys.module.css'
import { kindWords } from './words.ts'

interface Props {
  question: QuestionDraft
  n: number
  newId: () => string
  change: (part: Partial<QuestionDraft>) => void
  takeOut: () => void
}

const kinds = (['rating', 'choice', 'several', 'text'] as const).map(
  (kind) => [kind, kindWords[kind]] as const,
)
const steps = Array.from({ length: 9 }, (_, n) => String(n + 2))

/** What one question asks, and how it is answered. */
export function QuestionForm({ question, n, newId, change, takeOut }: Props) {
  const { kind, text, required, most } = question
  return (
    <fieldset class={css.question}>
      <legend class="vh">Question {n + 1}</legend>
      <Field
        label={`Question ${n + 1}`}
        value={text}
        maxLength={500}
        onValue={(value) => change({ text: value })}
      />
      <div class={css.row}>
        <SelectField
          label="Answered by"
          value={kind}
          options={kinds}
          onValue={(value) => change({ kind: value })}
        />
        {kind === 'rating' && (
          <SelectField
            label="From 1 to"
            value={String(most)}
            options={steps.map((step) => [step, step] as const)}
            onValue={(value) => change({ most: Number(value) })}
          />
        )}
        <Check
          label="Must be answered"
          isOn={required}
          onChange={(isOn) => change({ required: isOn })}
        />
        <Button look="text" onClick={takeOut}>
          Take out<span class="vh"> question {n + 1}</span>
        </Button>
      </div>
      {(kind === 'choice' || kind === 'several') && <Options {...{ question, newId, change }} />}
    </fieldset>
  )
}

function Options({ question, newId, change }: Pick<Props, 'question' | 'newId' | 'change'>) {
  const { options } = question
  const set = (at: number, text: string) =>
    change({ options: options.map((one, n) => (n === at ? { ...one, text } : one)) })
  return (
    <ul class={css.options}>
      {options.map(({ id, text }, at) => (
        <li key={id}>
          <input
            class={controls.inp}
            aria-label={`Answer ${at + 1}`}
            placeholder={`Answer ${at + 1}`}
            maxLength={500}
            value={text}
            onInput={(event) => set(at, event.currentTarget.value)}
          />
          {options.length > 2 && (
            <Button look="text" onClick={() => change({ options: options.toSpliced(at, 1) })}>
              Remove<span class="vh"> answer {at + 1}</span>
            </Button>
          )}
        </li>
      ))}
      {options.length < 30 && (
        <li>
          <Button
            icon="plus"
            onClick={() => change({ options: [...options, { id: newId(), text: '' }] })}
          >
            Add an answer
          </Button>
        </li>
      )}
    </ul>
  )
}
