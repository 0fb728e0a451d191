import { useState } from 'preact/hooks'
import { Qr } from '../../ui/qr.tsx'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useRightsAct } from './queries.ts'
import css from './rights.module.css'
import { type Begun, beginSecondFactor, endSecondFactor, sendCode } from './ways.ts'

/** A code of an app beside the password. */
export function SecondFactorPart({ on }: { on: boolean }) {
  const begin = useRightsAct(beginSecondFactor)
  const end = useRightsAct(endSecondFactor)
  const [password, setPassword] = useState('')
  const [begun, setBegun] = useState<Begun>()
  const act = on ? end : begin
  const clear = () => setPassword('')
  const send = () => {
    clear()
    if (on) end.mutate(password)
    else begin.mutate(password, { onSuccess: setBegun })
  }
  if (begun && !on) return <Confirm begun={begun} />
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h2>Second factor</h2>
      <p>
        {on
          ? 'On: after the password, signing in asks for a code of your app.'
          : 'Off. When it is on, signing in asks for a code of an authenticator app after the password.'}
      </p>
      <div class={css.row}>
        <Field
          label="Your password"
          type="password"
          autocomplete="current-password"
          required
          value={password}
          onValue={setPassword}
        />
        <Button type="submit" look={on ? 'danger' : 'plain'} disabled={act.isPending}>
          {on ? 'Turn it off' : 'Turn it on'}
        </Button>
      </div>
      <Refusal fact="Not done.">{act.error ? sayingOf(act.error).what : undefined}</Refusal>
    </form>
  )
}

function Confirm({ begun }: { begun: Begun }) {
  const confirm = useRightsAct(sendCode)
  const [code, setCode] = useState('')
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate(code.trim())
      }}
    >
      <h2>Second factor</h2>
      <p>Scan this with an authenticator app, or type the key into it.</p>
      <Qr look={css.qr} text={begun.totpURI} label="Key for the authenticator app" />
      <p>
        Key: <code>{secret}</code>
      </p>
      <p>
        Recovery codes, each good once where the app is lost. Keep them apart from it; they are
        shown this once.
      </p>
      <pre>{begun.backupCodes.join('\n')}</pre>
      <div class={css.row}>
        <Field
          label="Code of the app"
          autocomplete="one-time-code"
          required
          maxLength={6}
          value={code}
          onValue={setCode}
        />
        <Button type="submit" look="go" disabled={confirm.isPending}>
          Confirm
        </Button>
      </div>
      <Refusal fact="Not on yet.">
        {confirm.error
          ? 'The code is another one. Take the one that the app shows now.'
          : undefined}
      </Refusal>
    </form>
  )
}
