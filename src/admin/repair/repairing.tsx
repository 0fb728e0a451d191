import { useState } from 'preact/hooks'
import type { SessionListRow } from '../../domain/api.ts'
import type { CorrectionsRequest } from '../../domain/api-truth.ts'
import { sayingOf } from '../api/failure.ts'
import { clock, plural } from '../format.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field, Segment } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { windowOf } from '../sessions-view.ts'
import { fromField, toField } from '../zoned.ts'
import { Changes } from './changes.tsx'
import { planOf, type What, words } from './plan.ts'
import css from './repair.module.css'
import { useRepair } from './use-repair.ts'

interface Person {
  id: string
  name: string
}
interface Props {
  session: SessionListRow
  what: What
  people: readonly Person[]
}

/** Choose, look at what would change, apply; and take it back whole. */
export function Repairing({ session, what, people }: Props) {
  const [plan, setPlan] = useState<CorrectionsRequest['corrections']>()
  const { preview, apply, undo } = useRepair()
  const failed = preview.error ?? apply.error ?? undo.error
  const saying = failed && sayingOf(failed)
  const change = () => {
    setPlan(undefined)
    preview.reset()
  }
  if (apply.data) {
    const { batch, changes } = apply.data
    return (
      <>
        <Banner
          kind={undo.isSuccess ? 'waiting' : 'done'}
          fact={
            undo.isSuccess
              ? 'Taken back: the records are as they were.'
              : `Done: ${plural(changes.length, 'record')} changed.`
          }
          action={
            batch !== null &&
            !undo.isSuccess && (
              <Button icon="undo" disabled={undo.isPending} onClick={() => undo.mutate(batch)}>
                Take it all back
              </Button>
            )
          }
        />
        <Refusal fact="Not taken back.">
          {saying ? `${saying.what} ${saying.todo}` : undefined}
        </Refusal>
        {!undo.isSuccess && <Changes session={session.id} changes={changes} />}
      </>
    )
  }
  return (
    <>
      <Choices
        {...{ session, what, people, change }}
        busy={preview.isPending}
        look={(corrections) => {
          setPlan(corrections)
          preview.mutate(corrections)
        }}
      />
      <Refusal fact="Nothing was changed.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
      {plan && preview.data && (
        <section class={text.stack}>
          <div class={controls.tools}>
            <h2 class={text.h2}>
              {plural(preview.data.changes.length, 'record')} would change. Nothing is saved yet.
            </h2>
            <span class={controls.grow} />
            <Button
              look="go"
              icon="tick"
              disabled={apply.isPending}
              onClick={() => apply.mutate(plan)}
            >
              {apply.isPending ? 'Applying …' : `Apply to ${plural(plan.length, 'attendee')}`}
            </Button>
          </div>
          <Changes session={session.id} changes={preview.data.changes} />
        </section>
      )}
    </>
  )
}

interface ChoicesProps extends Props {
  busy: boolean
  /** something was chosen otherwise: a preview of before holds no more */
  change: () => void
  look: (corrections: CorrectionsRequest['corrections']) => void
}

function Choices({ session, what, people, busy, change, look }: ChoicesProps) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { start, end } = windowOf(session)
  const usual = what === 'no-check-out' ? end : start
  const [when, setWhen] = useState<'usual' | 'given'>('usual')
  const [time, setTime] = useState(toField(usual, zone))
  const [reason, setReason] = useState<string>(words[what].reason)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()
  const chosen = people.filter(({ id }) => !left.has(id)).map(({ id }) => id)
  const submit = () => {
    const at = when === 'usual' ? { ok: true as const, value: usual } : fromField(time, zone)
    if (!at.ok) return setProblem(at.error)
    if (chosen.length === 0) return setProblem('Choose somebody.')
    setProblem(undefined)
    look(planOf(what, session.id, chosen, at.value, reason.trim()))
  }
  const toggle = (id: string) => {
    const after = new Set(left)
    if (!after.delete(id)) after.add(id)
    setLeft(after)
  }
  return (
    <form
      class={controls.form}
      onInput={change}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) submit()
      }}
    >
      <fieldset class={css.people}>
        <legend class={text.h2}>For whom</legend>
        {people.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      <Segment
        label={`Time of the ${words[what].adds}`}
        value={when}
        options={[
          ['usual', `${words[what].ends}, ${clock(usual, zone)}`],
          ['given', 'At another time'],
        ]}
        onValue={(chosenWhen) => {
          change()
          setWhen(chosenWhen)
        }}
      />
      {when === 'given' && (
        <Field
          label={`Time in ${zone}`}
          type="datetime-local"
          step={1}
          required
          value={time}
          onValue={setTime}
        />
      )}
      <Field label="Reason" required maxLength={1000} value={reason} onValue={setReason} />
      <Button type="submit" icon="search" disabled={busy}>
        {busy ? 'Computing …' : 'Show what would change'}
      </Button>
      <Refusal fact="Not yet.">{problem}</Refusal>
    </form>
  )
}
