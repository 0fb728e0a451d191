import { useState } from 'preact/hooks'
import type { SessionListRow } from '../../domain/api.ts'
import { ok, type Result } from '../../domain/result.ts'
import { clock } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field, Segment, TimeField } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import { windowOf } from '../sessions-view.ts'
import { fromField, toField } from '../zoned.ts'
import { People } from './people.tsx'
import { planOf, type What, words } from './plan.ts'
import type { Asking } from './proposing.tsx'

export interface Person {
  id: string
  name: string
}
interface Props extends Asking {
  session: SessionListRow
  what: What
  people: readonly Person[]
}

/** For whom, when and why a missing tap is added. */
export function Choices({ session, what, people, busy, change, look }: Props) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { start, end } = windowOf(session)
  const usual = what === 'no-check-out' ? end : start
  const [when, setWhen] = useState<'usual' | 'given'>('usual')
  const [time, setTime] = useState(toField(usual, zone))
  const [reason, setReason] = useState<string>(words[what].reason)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()
  const submit = () => {
    const chosen = people.filter(({ id }) => !left.has(id)).map(({ id }) => id)
    const at: Result<number, string> = when === 'usual' ? ok(usual) : fromField(time, zone)
    setProblem(at.ok ? (chosen.length > 0 ? undefined : 'Choose somebody.') : at.error)
    if (at.ok && chosen.length > 0) look(planOf(what, session.id, chosen, at.value, reason.trim()))
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
      <People people={people} left={left} leave={setLeft} />
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
        <TimeField label="Time" zone={zone} required value={time} onValue={setTime} />
      )}
      <Field label="Reason" required maxLength={1000} value={reason} onValue={setReason} />
      <Button type="submit" icon="search" disabled={busy}>
        {busy ? 'Computing …' : 'Show what would change'}
      </Button>
      <Refusal fact="Not yet.">{problem}</Refusal>
    </form>
  )
}
