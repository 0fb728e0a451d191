import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import { Redirect, useLocation } from 'wouter-preact'
import { fetchMe, setUp, signIn } from '../api/calls.ts'
import { saying } from '../api/failure.ts'
import { Await } from '../parts/await.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { paths } from '../paths.ts'
import { keys, useSetup } from '../queries.ts'
import { useServices } from '../services.ts'
import { SignPage } from './sign.tsx'

/** First run: makes the first admin, with the one-time secret that the server printed. */
export function SetupPage() {
  const setup = useSetup()
  return (
    <SignPage title="Set up">
      <Await query={setup} what="the state of this server">
        {({ needed }) => (needed ? <SetupForm /> : <Redirect to={paths.signIn} replace />)}
      </Await>
    </SignPage>
  )
}

/** From `#secret=` (which is sent nowhere) or `?secret=`. */
function secretOf({ hash, search }: Pick<Location, 'hash' | 'search'>): string {
  const inHash = new URLSearchParams(hash.slice(1)).get('secret')
  return inHash ?? new URLSearchParams(search).get('secret') ?? ''
}

const shortest = 10

function SetupForm() {
  const [given] = useState(() => secretOf(location))
  const [secret, setSecret] = useState(given)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { busy, refusal, send } = useSetUp()
  return (
    <>
      <h1>Set up this server</h1>
      <p>You become its first admin. This works once.</p>
      <form
        class={controls.form}
        onSubmit={(event) => {
          event.preventDefault()
          void send({ secret: secret.trim(), name: name.trim(), email: email.trim(), password })
        }}
      >
        {given === '' && (
          <Field
            label="Secret"
            hint="The server printed it when it started, at the end of the set-up address."
            required
            spellcheck={false}
            value={secret}
            onValue={setSecret}
          />
        )}
        <Field label="Your name" autocomplete="name" required value={name} onValue={setName} />
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
          autocomplete="new-password"
          minLength={shortest}
          required
          hint={`At least ${shortest} characters. A few words in a row are good and easy to keep.`}
          value={password}
          onValue={setPassword}
        />
        {refusal && <Banner kind="danger" fact="Not set up." children={refusal} />}
        <Button type="submit" look="go" disabled={busy}>
          {busy ? 'Setting up …' : 'Become admin'}
        </Button>
      </form>
    </>
  )
}

interface Admin {
  secret: string
  name: string
  email: string
  password: string
}

function useSetUp() {
  const { call } = useServices()
  const client = useQueryClient()
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const send = async (admin: Admin) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    const made = await setUp(call, admin)
    if (!made.ok) {
      const { what, todo } = saying(made.error)
      setBusy(false)
      return setRefusal(`${what} ${todo}`)
    }
    // where the set-up itself has not signed in, or the browser kept no sign-in
    const signed = await signIn(call, admin.email, admin.password)
    const me = signed.ok ? await fetchMe(call) : signed
    setBusy(false)
    client.removeQueries({ queryKey: keys.setup })
    if (!me.ok || me.value === null) return go(paths.signIn)
    client.setQueryData(keys.me, me.value)
    go(paths.home)
  }
  return { busy, refusal, send }
}
