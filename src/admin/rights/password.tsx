import { useState } from 'preact/hooks'
import { FailureError, sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { sendPassword } from './calls.ts'
import { useRightsAct } from './queries.ts'
import css from './rights.module.css'

/** Changes one's own password. */
export function PasswordForm({ email }: { email: string }) {
  const change = useRightsAct((call, [old, next]: [string, string]) =>
    sendPassword(call, old, next),
  )
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const done = () => {
    setOld('')
    setNext('')
  }
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate([old, next], { onSuccess: done })
      }}
    >
      <h2>Password</h2>
      {/* so that a password manager knows whose it is */}
      <input type="hidden" autocomplete="username" value={email} />
      <Field
        label="Password now"
        type="password"
        autocomplete="current-password"
        required
        value={old}
        onValue={setOld}
      />
      <Field
        label="New password"
        type="password"
        autocomplete="new-password"
        required
        minLength={10}
        hint="At least 10 characters. You stay signed in here, and are signed out elsewhere."
        value={next}
        onValue={setNext}
      />
      <div>
        <Button type="submit" look="go" disabled={change.isPending}>
          Change the password
        </Button>
      </div>
      {change.isSuccess && <output>The password is changed.</output>}
      <Refusal fact="Not changed.">{change.error ? refusalOf(change.error) : undefined}</Refusal>
    </form>
  )
}

function refusalOf(error: Error): string {
  const wrong = error instanceof FailureError && error.failure.kind === 'problem'
  if (wrong && error.failure.kind === 'problem' && error.failure.status === 400) {
    return 'The password now is another one. Check capital letters.'
  }
  const { what, todo } = sayingOf(error)
  return `${what} ${todo}`
}
