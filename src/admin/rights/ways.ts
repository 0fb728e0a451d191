import * as z from 'zod/mini'
import { err, ok, type Result } from '../../domain/result.ts'
import { Anything } from '../api/answers.ts'
import type { Call } from '../api/client.ts'
import type { Failure } from '../api/failure.ts'

// The ways to sign in beside the password: passkeys, and a second factor by an app's codes.

type Answer<T> = Promise<Result<T, Failure>>

const SignedIn = z.looseObject({ twoFactorRedirect: z.optional(z.boolean()) })

/** E-mail and password; `code`: a second factor is asked for. */
export async function signInBy(call: Call, email: string, password: string): Answer<'in' | 'code'> {
  const json = { email, password }
  const path = '/api/auth/sign-in/email'
  const answer = await call({ method: 'POST', path, json, schema: SignedIn })
  return answer.ok ? ok(answer.value.twoFactorRedirect ? 'code' : 'in') : answer
}

/** The code of an app (6 digits), or one of the recovery codes. */
export const sendCode = (call: Call, code: string): Answer<unknown> =>
  call({
    method: 'POST',
    path: `/api/auth/two-factor/${/^\d{6}$/.test(code) ? 'verify-totp' : 'verify-backup-code'}`,
    json: { code },
    schema: Anything,
  })

const Session = z.looseObject({
  user: z.looseObject({ twoFactorEnabled: z.nullish(z.boolean()) }),
})
export const Passkeys = z.array(
  z.looseObject({ id: z.string(), name: z.nullish(z.string()), createdAt: z.nullish(z.string()) }),
)
export interface Ways {
  secondFactor: boolean
  passkeys: z.infer<typeof Passkeys>
}

/** What one has beside the password. */
export async function fetchWays(call: Call, signal: AbortSignal): Answer<Ways> {
  const session = await call({ path: '/api/auth/get-session', schema: Session, signal })
  if (!session.ok) return session
  const path = '/api/auth/passkey/list-user-passkeys'
  const passkeys = await call({ path, schema: Passkeys, signal })
  if (!passkeys.ok) return passkeys
  return ok({
    secondFactor: session.value.user.twoFactorEnabled === true,
    passkeys: passkeys.value,
  })
}

const Begun = z.looseObject({ totpURI: z.string(), backupCodes: z.array(z.string()) })
export type Begun = z.infer<typeof Begun>

/** Begins a second factor: it counts once a code of the app was sent. */
export const beginSecondFactor = (call: Call, password: string): Answer<Begun> =>
  call({ method: 'POST', path: '/api/auth/two-factor/enable', json: { password }, schema: Begun })

export const endSecondFactor = (call: Call, password: string): Answer<unknown> =>
  call({
    method: 'POST',
    path: '/api/auth/two-factor/disable',
    json: { password },
    schema: Anything,
  })

export const removePasskey = (call: Call, id: string): Answer<unknown> =>
  call({ method: 'POST', path: '/api/auth/passkey/delete-passkey', json: { id }, schema: Anything })

// what the browser itself reads and checks
const Options = z.looseObject({ challenge: z.string() })

/** Makes a passkey in this browser or on a key, and keeps it. */
export async function addPasskey(call: Call, name: string): Answer<unknown> {
  const path = '/api/auth/passkey/generate-register-options'
  const options = await call({ path, schema: Options })
  if (!options.ok) return options
  const response = await ceremony(() =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        options.value as unknown as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  )
  if (!response.ok) return response
  const json = { response: response.value, name }
  return call({
    method: 'POST',
    path: '/api/auth/passkey/verify-registration',
    json,
    schema: Anything,
  })
}

/** Signs in by a passkey. */
export async function signInByPasskey(call: Call): Answer<unknown> {
  const path = '/api/auth/passkey/generate-authenticate-options'
  const options = await call({ path, schema: Options })
  if (!options.ok) return options
  const response = await ceremony(() =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options.value as unknown as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  )
  if (!response.ok) return response
  return call({
    method: 'POST',
    path: '/api/auth/passkey/verify-authentication',
    json: { response: response.value },
    schema: Anything,
  })
}

async function ceremony(ask: () => Promise<Credential | null>): Answer<unknown> {
  try {
    const credential = await ask()
    if (credential instanceof PublicKeyCredential) return ok(credential.toJSON())
    return err(refused('The browser gave no passkey.'))
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'NotAllowedError' || name === 'AbortError') {
      return err(refused('It was given up, or no passkey of this server is here.'))
    }
    if (name === 'InvalidStateError') return err(refused('This device has a passkey already.'))
    return err(
      refused('This browser makes no passkey at this address: it needs a name over https.'),
    )
  }
}

/** The browser's no, told like the server's. */
const refused = (detail: string): Failure => ({
  kind: 'problem',
  status: 0,
  code: 'passkey',
  detail,
  body: null,
})
