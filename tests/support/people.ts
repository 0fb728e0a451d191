import type { Role } from '../../sync-server/http/rights.ts'
import type { Ask, TestServer } from './server.ts'

export const password = 'a long enough password'

/** Somebody who is signed in at a test's server. */
export interface SignedIn {
  id: string
  email: string
  cookie: string
  ask: (method: string, path: string, body?: unknown) => Promise<Response>
}

/** Adds a person of this role, called by it unless named, and signs them in. */
export async function signedIn(server: TestServer, role: Role, name: string = role) {
  const email = `${name}@example.org`
  const { id } = await server.ctx.accounts.add({ name, email, password, role })
  const cookie = cookieOf(await signIn(server, email))
  return { id, email, cookie, ask: asking(server, cookie) } satisfies SignedIn
}

/** Signs in with e-mail and password. */
export const signIn = (server: TestServer, email: string, word = password, headers = {}) =>
  server.request('POST', '/api/auth/sign-in/email', { body: { email, password: word }, headers })

/** The session's cookie as a browser sends it back. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ')

/** Calls with a cookie as the app's own page does. */
export function asking(server: TestServer, cookie: string): SignedIn['ask'] {
  return (method, path, body) => {
    const ask: Ask = { headers: { cookie, origin: 'http://localhost' } }
    return server.request(method, path, body === undefined ? ask : { ...ask, body })
  }
}
