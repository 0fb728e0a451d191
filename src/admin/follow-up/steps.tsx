import type { SessionListRow } from '../../domain/api.ts'
import { clock, dayShort, plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Field, SelectField } from '../parts/field.tsx'
import { Mover, useOrder } from '../parts/order.tsx'
import { Check } from '../settings/check.tsx'
import type { StepDraft } from './draft.ts'
import css from './follow-up.module.css'

interface Props {
  steps: readonly StepDraft[]
  sessions: readonly SessionListRow[]
  zone: string
  onChange: (steps: StepDraft[]) => void
}

/** The steps in their order: moved by buttons, by the arrow keys, or dragged. */
export function Steps({ steps, sessions, zone, onChange }: Props) {
  const order = useOrder({
    things: steps,
    onChange,
    say: ({ title }, number) => `${title || 'The step'} is now number ${number} of ${steps.length}`,
  })
  return (
    <>
      <ol class={css.stepList}>
        {steps.map((step, n) => (
          <li key={step.id} class={css.step} {...order.place(n)}>
            <div class={css.handle}>
              {n + 1}
              <Mover name={`step ${n + 1}${step.title && `, ${step.title}`}`} {...order.mover(n)} />
            </div>
            <StepForm
              step={step}
              n={n}
              sessions={sessions}
              zone={zone}
              change={(part) =>
                onChange(steps.map((one, at) => (at === n ? { ...one, ...part } : one)))
              }
              takeOut={steps.length > 1 ? () => onChange(steps.toSpliced(n, 1)) : undefined}
            />
          </li>
        ))}
      </ol>
      <output class="vh">{order.told}</output>
    </>
  )
}

interface StepProps {
  step: StepDraft
  n: number
  sessions: readonly SessionListRow[]
  zone: string
  change: (part: Partial<StepDraft>) => void
  takeOut: (() => void) | undefined
}

function StepForm({ step, n, sessions, zone, change, takeOut }: StepProps) {
  const chosen = new Set(step.sessions)
  const name = ({ code, title, start }: SessionListRow) =>
    [code, title, `${dayShort(start, zone)}, ${clock(start, zone)}`].filter(Boolean).join(' · ')
  const rest = sessions.filter(({ id, cancelled }) => !chosen.has(id) && !cancelled)
  const several = step.sessions.length > 1
  const add = (id: string) => {
    const added = sessions.find((one) => one.id === id)
    if (!added) return
    // the first session names the step, where nobody has
    const title = step.title === '' && step.sessions.length === 0 ? { title: added.title } : {}
    change({ sessions: [...step.sessions, id], ...title })
  }
  return (
    <div class={css.body}>
      <Field
        label={`Title of step ${n + 1}`}
        maxLength={200}
        value={step.title}
        onValue={(title) => change({ title })}
      />
      {step.sessions.length > 0 && (
        <ul class={css.chosen}>
          {step.sessions.map((id) => {
            const session = sessions.find((one) => one.id === id)
            return (
              <li key={id}>
                <bdi>{session ? name(session) : 'A session that is there no more'}</bdi>
                <Button
                  look="text"
                  onClick={() => change({ sessions: step.sessions.filter((one) => one !== id) })}
                >
                  Remove<span class="vh"> {session?.title}</span>
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <SelectField
        label={`Add a session to step ${n + 1}`}
        value=""
        options={[
          ['', rest.length > 0 ? 'Choose a session …' : 'No other session'],
          ...rest.map((one) => [one.id, name(one)] as const),
        ]}
        onValue={add}
      />
      <div class={css.row}>
        {several && (
          <div class={css.short}>
            <Field
              label={`So many of ${plural(step.sessions.length, 'session')}`}
              inputMode="numeric"
              value={step.needed}
              onValue={(needed) => change({ needed })}
            />
          </div>
        )}
        <Check
          label="Required"
          isOn={step.required}
          onChange={(required) => change({ required })}
        />
        <Check
          label="Reopens when the attendance expires"
          isOn={step.valid}
          onChange={(valid) => change({ valid })}
        />
        {takeOut && (
          <Button look="text" onClick={takeOut}>
            Take step {n + 1} out
          </Button>
        )}
      </div>
    </div>
  )
}
