import { useQuery, useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import type { InvitationState } from '../../domain/api-rights.ts'
import { fetchMe } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { FailureError, saying } from '../api/failure.ts'
import { Await } from '../parts/await.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { paths } from '../paths.ts'
import { keys } from '../queries.ts'
import { acceptInvitation, lookAtInvitation } from '../rights/calls.ts'
import { roleMeans, roleName } from '../rights/words.ts'
import { useServices } from '../services.ts'
import { SignPage } from './sign.tsx'

/** Where an invitation's link leads: choose a password, and be in. */
export function InvitationPage() {
  const { call } = useServices()
  const [secret] = useState(() => new URLSearchParams(location.hash.slice(1)).get('secret') ?? '')
  const state = useQuery({
    queryKey: ['invitation', secret],
    queryFn: () => orThrow(lookAtInvitation(call, secret)),
  })
  if (state.error instanceof FailureError && state.data === undefined) {
    const { failure } = state.error
    if (failure.kind === 'problem' && failure.status === 404) return <Over why={failure.detail} />
  }
  return (
    <SignPage title="Invitation">
      <Await query={state} what="this invitation">
        {(invitation) => <AcceptForm {...{ secret, invitation }} />}
      </Await>
    </SignPage>
  )
}

/** A link that opens nothing any more. */
function Over({ why }: { why: string }) {
  return (
    <SignPage title="Invitation">
      <h1>This link is over</h1>
      <p role="alert">{why}</p>
      <p>
        <Link href={paths.signIn}>To the sign-in page</Link>
      </p>
    </SignPage>
  )
}

function AcceptForm({ secret, invitation }: { secret: string; invitation: InvitationState }) {
  const { email, role, name: known } = invitation
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { busy, refusal, send } = useAccept()
  return (
    <>
      <h1>{known === null ? 'Welcome' : 'A new password'}</h1>
      <p>
        {known === null
          ? `You are invited as ${roleName(role).toLowerCase()}. ${roleMeans[role]}`
          : `For ${known}. You will be signed out everywhere else.`}
      </p>
      <form
        class={controls.form}
        onSubmit={(event) => {
          event.preventDefault()
          void send({ secret, password, ...(known === null ? { name } : {}) })
        }}
      >
        <p>
          You sign in as <b>{email}</b>.
        </p>
        <input type="hidden" autocomplete="username" value={email} />
        {known === null && (
          <Field label="Your name" autocomplete="name" required value={name} onValue={setName} />
        )}
        <Field
          label="Password"
          type="password"
          autocomplete="new-password"
          minLength={10}
          required
          hint="At least 10 characters. A few words in a row are good and easy to keep."
          value={password}
          onValue={setPassword}
        />
        {refusal && <Banner kind="danger" fact="Not done." children={refusal} />}
        <Button type="submit" look="go" disabled={busy}>
          {known === null ? 'Come in' : 'Keep this password'}
        </Button>
      </form>
    </>
  )
}

interface Entry {
  secret: string
  password: string
  name?: string
}

function useAccept() {
  const { call } = useServices()
  const client = useQueryClient()
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const send = async (entry: Entry) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    const came = await acceptInvitation(call, entry)
    const me = came.ok ? await fetchMe(call) : came
    setBusy(false)
    if (!me.ok) {
      const { what, todo } = saying(me.error)
      return setRefusal(`${what} ${todo}`)
    }
    if (me.value === null) return go(paths.signIn)
    client.setQueryData(keys.me, me.value)
    go(paths.home)
  }
  return { busy, refusal, send }
}
