import { useState } from 'preact/hooks'
import { mostOwnFields } from '../../domain/policy.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import { useSave } from '../settings/use-save.ts'

/** What else is kept of attendees: columns of the sheet, and fields of each person's page. */
export function OwnFieldsForm({ ownFields }: { ownFields: readonly string[] }) {
  const [names, setNames] = useState<readonly string[]>(ownFields)
  const [problem, setProblem] = useState<string>()
  const save = useSave()
  const failure = save.error ? sayingOf(save.error) : null
  const set = (next: readonly string[]) => {
    save.reset()
    setProblem(undefined)
    setNames(next)
  }
  const submit = () => {
    const wanted = names.map((name) => name.trim()).filter((name) => name !== '')
    if (new Set(wanted).size < wanted.length) return setProblem('Each name once.')
    if (!save.isPending) save.mutate({ ownFields: wanted })
  }
  return (
    <form
      class={controls.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2 class={text.h2}>Own fields</h2>
      <p class={text.dim}>
        Up to {mostOwnFields}: each a column of the sheet and a field of every attendee. Removing
        one here hides the empty field; what is stored under it stays with the people who have it.
      </p>
      {names.map((name, at) => (
        // a field has no identity but its place
        <div key={`field ${at + 1}`} class={controls.acts}>
          <Field
            label={`Field ${at + 1}`}
            maxLength={60}
            value={name}
            onValue={(next) => set(names.with(at, next))}
          />
          <Button look="text" onClick={() => set(names.toSpliced(at, 1))}>
            Remove<span class="vh"> field {at + 1}</span>
          </Button>
        </div>
      ))}
      <div class={controls.acts}>
        {names.length < mostOwnFields && (
          <Button icon="plus" onClick={() => set([...names, ''])}>
            Add a field
          </Button>
        )}
        <Button type="submit" look="go" icon="tick" disabled={save.isPending}>
          Save the fields
        </Button>
        <output>{save.isSuccess && 'Saved.'}</output>
      </div>
      <Refusal fact="Not saved.">
        {problem ?? (failure ? `${failure.what} ${failure.todo}` : undefined)}
      </Refusal>
    </form>
  )
}
