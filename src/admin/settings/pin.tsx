import { useState } from 'preact/hooks'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import text from '../parts/text.module.css'
import css from './settings.module.css'
import { useSave } from './use-save.ts'

/** The PIN of the staff panel: set, changed or taken away; never shown. */
export function PinForm({ isSet }: { isSet: boolean }) {
  const save = useSave()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string>()
  const send = (next: string | null) => {
    if (next !== null && !/^\d{6,12}$/.test(next)) return setProblem('Type 6 to 12 digits.')
    setProblem(undefined)
    save.mutate({ pin: next }, { onSuccess: () => setPin('') })
  }
  const failure = save.error ? sayingOf(save.error) : null
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        send(pin)
      }}
    >
      <h2>Staff PIN</h2>
      <p class={isSet ? text.dim : text.at}>
        {isSet
          ? 'A PIN is set. It opens the staff panel on every kiosk of this programme, without a network too.'
          : 'No PIN is set: the staff panel of the kiosks shows their state, and nothing can be undone, saved or unpaired there.'}
      </p>
      <Field
        label={isSet ? 'New PIN' : 'PIN'}
        type="password"
        autocomplete="new-password"
        maxLength={12}
        value={pin}
        onValue={setPin}
        hint="6 to 12 digits. Kiosks get it with their next contact."
      />
      <div class={controls.acts}>
        <Button type="submit" look="go" icon="lock" disabled={save.isPending}>
          {isSet ? 'Change the PIN' : 'Set the PIN'}
        </Button>
        {isSet && (
          <Button look="danger" disabled={save.isPending} onClick={() => send(null)}>
            Take the PIN away
          </Button>
        )}
      </div>
      {save.isSuccess && <output>Saved.</output>}
      <Refusal fact="Not saved.">
        {problem ?? (failure ? `${failure.what} ${failure.todo}` : undefined)}
      </Refusal>
    </form>
  )
}
