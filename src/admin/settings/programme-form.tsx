import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { useId, useState } from 'preact/hooks'
import type { ProgrammeChange } from '../../domain/api-sessions.ts'
import { orThrow } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { changeProgramme } from '../api/schedule-calls.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { useUnsaved } from '../unsaved/use-unsaved.ts'
import css from './settings.module.css'

const zones = Intl.supportedValuesOf('timeZone')

/** What the programme is: name, days, zone. */
export function ProgrammeForm() {
  const { programme } = useHere()
  const list = useId()
  const save = useChange()
  const [name, setName] = useState(programme.name)
  const [timeZone, setTimeZone] = useState(programme.timeZone)
  const [startsOn, setStartsOn] = useState(programme.startsOn ?? '')
  const [endsOn, setEndsOn] = useState(programme.endsOn ?? '')
  const isChanged =
    name !== programme.name ||
    timeZone !== programme.timeZone ||
    startsOn !== (programme.startsOn ?? '') ||
    endsOn !== (programme.endsOn ?? '')
  useUnsaved(isChanged && !save.isSuccess)
  const failure = save.error ? sayingOf(save.error) : null
  return (
    <form
      class={css.part}
      onInput={() => save.reset()}
      onSubmit={(event) => {
        event.preventDefault()
        if (save.isPending) return
        const days = { startsOn: startsOn || null, endsOn: endsOn || null }
        save.mutate({ name, timeZone: timeZone.trim(), ...days })
      }}
    >
      <h2>Programme</h2>
      <div class={css.times}>
        <Field label="Name" required maxLength={200} value={name} onValue={setName} />
        <Field
          label="Time zone"
          hint={
            programme.sessions > 0
              ? 'It stays: the times of its sessions were given in it.'
              : 'Times are shown, and read from sheets, in this zone.'
          }
          required
          list={list}
          spellcheck={false}
          value={timeZone}
          onValue={setTimeZone}
        />
        <Field type="date" label="First day" value={startsOn} onValue={setStartsOn} />
        <Field type="date" label="Last day" value={endsOn} onValue={setEndsOn} />
      </div>
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div class={css.save}>
        <Button type="submit" look="go" icon="tick" disabled={save.isPending}>
          {save.isPending ? 'Saving …' : 'Save the programme'}
        </Button>
        {save.isSuccess && <output>Saved.</output>}
      </div>
      <Refusal fact="Not saved.">{failure ? `${failure.what} ${failure.todo}` : undefined}</Refusal>
    </form>
  )
}

function useChange() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: ProgrammeChange) => orThrow(changeProgramme(call, programme.id, change)),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
        client.invalidateQueries({ queryKey: keys.programmes }),
      ]),
  })
}
