import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { IconName } from '../../ui/icon.tsx'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import css from './timeline.module.css'

interface Props {
  title: string
  /** what is said on the button */
  does: string
  icon: IconName
  busy: boolean
  error: Error | null
  /** why it can't be done as entered */
  problem?: string | undefined
  submit: (reason: string) => void
  close: () => void
  children?: ComponentChildren
}

/** A form for something that is appended to the evidence: what, and why. */
export function ActForm(props: Props) {
  const { title, does, icon, busy, error, problem, submit, close, children } = props
  const [reason, setReason] = useState('')
  const saying = error && sayingOf(error)
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) submit(reason.trim())
      }}
    >
      <h2>{title}</h2>
      {children}
      <Field label="Reason" required maxLength={1000} value={reason} onValue={setReason} />
      <div class={controls.acts}>
        <Button type="submit" look="go" icon={icon} disabled={busy}>
          {busy ? 'Saving …' : does}
        </Button>
        <Button onClick={close}>Not now</Button>
      </div>
      <Refusal fact="Nothing was changed.">
        {problem ?? (saying ? `${saying.what} ${saying.todo}` : undefined)}
      </Refusal>
    </form>
  )
}
