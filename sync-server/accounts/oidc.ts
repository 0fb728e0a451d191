import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import type { OidcConfig } from '../config.ts'
import type { Database } from '../db/open.ts'
import { HttpProblem } from '../http/problem.ts'
import type { Sender } from '../http/sender.ts'
import { discover, discoveryUrl } from './oidc-discovery.ts'
import { oidcId, oidcRules } from './oidc-rules.ts'
import { addressHeader, type authOptions } from './options.ts'

/** Somebody else who may say who a person is: an OpenID provider. */
export interface Provider {
  name: string
  /**
   * Where the browser has to go, and the cookies that tie its way back to it.
   * @param to a path of this app
   * @throws HttpProblem `not-ready` where the provider does not answer; `slow-down`
   */
  begin: (to: string, sender: Sender) => Promise<{ url: string; cookies: string[] }>
  /** whether this is a browser that comes back */
  answers: (request: Request) => boolean
  /** signs it in, or leads it to the sign-in page with `?error=` */
  handle: (request: Request) => Promise<Response>
}

interface Parts {
  config: OidcConfig
  options: ReturnType<typeof authOptions>
  database: Database
  /** ms UTC */
  clock: () => number
  log: Logger
}

const Begun = z.object({ url: z.string() })
const callback = `/api/auth/callback/${oidcId}`
const retrySeconds = '10'

/**
 * The provider is asked for its addresses when somebody first wants to sign in by it, and again until
 * it answers: nobody else waits for it, and the server starts without it.
 */
export function prepareProvider(parts: Parts): Provider {
  const { name } = parts.config
  let opened: ReturnType<typeof openAuth> | undefined
  const open = async () => {
    if (opened) return opened
    const found = await discover(parts.config)
    if (!found.ok) {
      parts.log.warn({ by: 'accounts', issuer: parts.config.issuer }, found.error)
      return null
    }
    opened ??= openAuth(parts, found.value.basic)
    return opened
  }
  return {
    name,
    async begin(to, { origin, address }) {
      const auth = await open()
      if (!auth) throw away(name)
      // the sign-in page leads whoever is signed in on, and tells others why they are not
      const back = `/sign-in?to=${strictly(to)}`
      const answer = await auth.handler(
        new Request(`${origin}/api/auth/sign-in/social`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin, [addressHeader]: address },
          body: JSON.stringify({ provider: oidcId, callbackURL: back, errorCallbackURL: back }),
        }),
      )
      if (answer.status === 429) throw new HttpProblem('slow-down')
      const begun = z.safeParse(Begun, await answer.json().catch(() => null))
      if (!answer.ok || !begun.success) throw away(name)
      return { url: begun.data.url, cookies: answer.headers.getSetCookie() }
    },
    answers: (request) => new URL(request.url).pathname === callback,
    async handle(request) {
      const auth = await open()
      if (auth) return auth.handler(request)
      const location = '/sign-in?error=provider_away'
      return new Response(null, { status: 302, headers: { location } })
    },
  }
}

/** Beside the accounts' own: what it waits for holds up nobody who signs in by a password. */
function openAuth({ config, options, database, clock }: Parts, basic: boolean) {
  const { issuer, clientId, clientSecret, name } = config
  const rules = oidcRules({ issuer, database, clock })
  return betterAuth({
    ...options,
    account: { ...options.account, ...rules.account },
    user: { ...options.user, validateUserInfo: rules.validateUserInfo },
    databaseHooks: { ...options.databaseHooks, account: rules.accountHooks },
    onAPIError: { errorURL: '/sign-in' },
    plugins: [
      ...options.plugins,
      genericOAuth({
        config: [
          {
            providerId: oidcId,
            name,
            clientId,
            clientSecret,
            discoveryUrl: discoveryUrl(issuer),
            requireIdTokenVerification: true,
            authentication: basic ? 'basic' : 'post',
            scopes: ['openid', 'email', 'profile'],
            pkce: true,
            disableSignUp: true,
            disableProviderLogout: true,
            accountSubject: rules.accountSubject,
            mapProfileToUser: rules.mapProfileToUser,
          },
        ],
      }),
    ],
  })
}

/** better-auth follows no path in which these stand as they are. */
function strictly(text: string): string {
  const escaped = (one: string) => `%${one.charCodeAt(0).toString(16)}`
  return encodeURIComponent(text).replaceAll(/[!'()*~]/g, escaped)
}

function away(name: string): HttpProblem {
  return new HttpProblem(
    'not-ready',
    `${name} does not answer just now, so it can’t say who you are. Your password or passkey signs you in without it.`,
    {},
    { 'retry-after': retrySeconds },
  )
}
