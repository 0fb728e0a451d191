import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import { Redirect, useLocation, useSearch } from 'wouter-preact'
import { ok, type Result } from '../../domain/result.ts'
import { fetchMe } from '../api/calls.ts'
import { type Failure, saying } from '../api/failure.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import text from '../parts/text.module.css'
import { safeTarget } from '../paths.ts'
import { keys, useMe, useSetup } from '../queries.ts'
import { ProviderSignIn } from '../rights/provider.tsx'
import { sendCode, signInBy, signInByPasskey } from '../rights/ways.ts'
import { useServices } from '../services.ts'
import { SignPage } from './sign.tsx'

/** E-mail and password, a passkey, or by a provider. */
export function SignInPage() {
  const { secure } = useServices()
  const setup = useSetup()
  const me = useMe()
  const target = safeTarget(new URLSearchParams(useSearch()).get('to'))
  if (me.data) return <Redirect to={target} replace />
  return (
    <SignPage title="Sign in">
      <h1>Sign in</h1>
      <p>For admins and staff. Kiosks need no sign-in.</p>
      {!secure && (
        <Banner kind="waiting" fact="This page came over plain http from another machine.">
          Browsers keep no sign-in there. Open it by https, or as http://localhost on the machine
          that runs the server.
        </Banner>
      )}
      {setup.data?.needed && (
        <Banner kind="waiting" fact="Nobody can sign in yet: this server has no admin.">
          Open the set-up address that the server printed when it started.
        </Banner>
      )}
      <SignInForm target={target} />
      {setup.data?.provider && <ProviderSignIn name={setup.data.provider} target={target} />}
    </SignPage>
  )
}

function SignInForm({ target }: { target: string }) {
  const { call } = useServices()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const { busy, refusal, send } = useSignIn(target)
  const first = async () => {
    const answer = await signInBy(call, email.trim(), password)
    if (answer.ok && answer.value === 'code') setAsksCode(true)
    return answer.ok ? ok(answer.value === 'in') : answer
  }
  if (asksCode) return <CodeForm target={target} />
  return (
    <form
      class={controls.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send(first)
      }}
    >
      <Field
        label="E-mail"
        type="email"
        autocomplete="username"
        required
        value={email}
        onValue={setEmail}
      />
      <Field
        label="Password"
        type="password"
        autocomplete="current-password"
        required
        value={password}
        onValue={setPassword}
      />
      {refusal && <Banner kind="danger" fact="Not signed in." children={refusal} />}
      <div class={controls.acts}>
        <Button type="submit" look="go" disabled={busy}>
          {busy ? 'Signing in …' : 'Sign in'}
        </Button>
        {'PublicKeyCredential' in window && (
          <Button
            icon="lock"
            disabled={busy}
            onClick={() => void send(async () => entered(await signInByPasskey(call)))}
          >
            Sign in with a passkey
          </Button>
        )}
      </div>
      <p class={`${text.dim} ${text.small}`}>
        Forgotten the password? Another admin makes you a link for a new one, under People and
        rights.
      </p>
    </form>
  )
}

/** After the password, where a second factor is on. */
function CodeForm({ target }: { target: string }) {
  const { call } = useServices()
  const [code, setCode] = useState('')
  const { busy, refusal, send } = useSignIn(target)
  return (
    <form
      class={controls.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send(async () => entered(await sendCode(call, code.trim())))
      }}
    >
      <Field
        label="Code"
        autocomplete="one-time-code"
        required
        hint="The 6 digits that your authenticator app shows now, or one of your recovery codes."
        value={code}
        onValue={setCode}
      />
      {refusal && <Banner kind="danger" fact="Not signed in." children={refusal} />}
      <Button type="submit" look="go" disabled={busy}>
        Go on
      </Button>
    </form>
  )
}

const entered = (answer: Result<unknown, Failure>): Result<boolean, Failure> =>
  answer.ok ? ok(true) : answer

/** One try to sign in. */
function useSignIn(target: string) {
  const { call } = useServices()
  const client = useQueryClient()
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const send = async (attempt: () => Promise<Result<boolean, Failure>>) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    const answer = await attempt()
    const me = answer.ok && answer.value ? await fetchMe(call) : answer
    setBusy(false)
    if (!me.ok) return setRefusal(refusalOf(me.error))
    if (me.value === null) return setRefusal(noCookie)
    if (typeof me.value === 'boolean') return
    client.setQueryData(keys.me, me.value)
    go(target)
  }
  return { busy, refusal, send }
}

const noCookie =
  'The password is right, but this browser did not keep the sign-in. It keeps it over https or on http://localhost only.'

function refusalOf(failure: Failure): string {
  if (failure.kind === 'problem' && failure.status === 401) {
    if (/code/i.test(failure.detail))
      return 'This code is not good. Take the one that the app shows now.'
    return 'E-mail and password do not match. Check both; capital letters count in the password.'
  }
  const { what, todo } = saying(failure)
  return failure.kind === 'problem' && failure.status === 403 ? what : `${what} ${todo}`
}
