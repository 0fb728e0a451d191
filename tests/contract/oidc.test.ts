import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { testDatabases } from '../support/databases.ts'
import { openIdProvider } from '../support/openid-provider.ts'
import { asking, cookieOf, password, signedIn, signIn } from '../support/people.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { totp } from '../support/totp.ts'

const databases = await testDatabases()
const provider = await openIdProvider()
afterAll(async () => {
  await databases.stop()
  await provider.stop()
})
const Begun = z.object({ url: z.string() })
const wanted = '/p/a b/sessions?q=(~!)'
const bo = { sub: 'subject-of-bo', email: 'Bo@example.org', email_verified: true, name: 'Robert' }

beforeEach(() => {
  provider.person = bo
  provider.down = false
  provider.forged = {}
  provider.otherKey = false
})

/** What a browser does from the button on: to the provider, and back. */
async function comeIn(server: TestServer, change = (url: URL): URL => url) {
  const { cookie, back } = await begin(server)
  const answer = await server.request('GET', change(back).href, { headers: { cookie } })
  const asks = asking(server, cookieOf(answer))
  return { ...told(answer), me: () => asks('GET', '/api/v1/me') }
}

/** Where the browser is led at last: always to the sign-in page, which leads on. */
function told(answer: Response) {
  const url = new URL(answer.headers.get('location') ?? '', 'http://localhost')
  expect([answer.status, url.origin, url.pathname]).toEqual([302, 'http://localhost', '/sign-in'])
  return { to: url.searchParams.get('to'), error: url.searchParams.get('error') }
}

async function begin(server: TestServer) {
  const body = { to: wanted }
  const begun = await server.request('POST', '/api/v1/sign-in/provider', { body })
  const { url } = z.parse(Begun, await begun.json())
  const there = await fetch(url, { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  return { url: new URL(url), back, cookie: cookieOf(begun) }
}

describe.each(databases.dialects)('signing in by a provider on %s', (dialect) => {
  const start = async () => {
    const server = await testServer({
      database: await databases.open(dialect),
      env: provider.env,
    })
    return { server, bo: await signedIn(server, 'staff', 'bo') }
  }
  const methods = ({ ctx }: TestServer) =>
    ctx.database.db
      .selectFrom('sign_in_methods' as never)
      .selectAll()
      .execute()

  it('[row D3] leads whoever has an account here in, to the page they wanted', async () => {
    const { server } = await start()
    const { to, error, me } = await comeIn(server)
    expect([to, error]).toEqual([wanted, null])
    expect(await (await me()).json()).toMatchObject({ name: 'bo', role: 'staff' })
    const acts = await server.ctx.database.db.selectFrom('audit').select('act').execute()
    expect(acts).toEqual([{ act: 'provider-link' }])
    const kept = await methods(server)
    expect(kept).toHaveLength(2)
    expect(JSON.stringify(kept)).not.toContain('eyJ')
  })

  it('[row D3] goes by state, PKCE and nonce, and each way back is good once', async () => {
    const { server } = await start()
    const { url, back, cookie } = await begin(server)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost/api/auth/callback/oidc',
    })
    const again = async () => told(await server.request('GET', back.href, { headers: { cookie } }))
    expect((await again()).error).toBe(null)
    expect((await again()).error).toBe('state_mismatch')
  })

  it('[row D3] once linked it is the subject that counts, whatever the e-mail has become', async () => {
    const { server } = await start()
    await comeIn(server)
    provider.person = { ...bo, email: 'robert@example.org', email_verified: false }
    const { me } = await comeIn(server)
    expect(await (await me()).json()).toMatchObject({ name: 'bo', email: 'bo@example.org' })
    provider.person = { ...bo, sub: 'who has the address now' }
    const other = await comeIn(server)
    expect(other).toMatchObject({ error: 'other_subject', to: wanted })
    expect((await other.me()).status).toBe(401)
  })

  it.each([
    ['an e-mail not called verified', 'account_not_linked', { ...bo, email_verified: false }],
    ['an e-mail without a word', 'account_not_linked', { sub: bo.sub, email: bo.email }],
    ['somebody unknown here', 'signup_disabled', { ...bo, email: 'eve@example.org' }],
    ['somebody without an e-mail', 'unable_to_get_user_info', { sub: bo.sub }],
    ['who gave up at the provider', 'access_denied', null],
  ])('[row D3] refuses %s (%s), and signs nobody up', async (_who, reason, person) => {
    const { server } = await start()
    provider.person = person
    const { error, me } = await comeIn(server)
    expect(error).toBe(reason)
    expect((await me()).status).toBe(401)
    expect(await methods(server)).toHaveLength(1)
    expect(await server.ctx.database.db.selectFrom('people').select('id').execute()).toHaveLength(1)
  })

  it('[row D3] refuses who is deactivated, linked before or not', async () => {
    const { server, bo } = await start()
    const { ask } = await signedIn(server, 'admin')
    const set = (active: boolean) => ask('PATCH', `/api/v1/people/${bo.id}`, { active })
    const refused = async () => {
      await set(false)
      const { error, me } = await comeIn(server)
      expect(error).toBe('deactivated')
      expect((await me()).status).toBe(401)
    }
    await refused()
    expect(await methods(server)).toHaveLength(2)
    await set(true)
    expect((await comeIn(server)).error).toBe(null)
    await refused()
  })

  it('[row D3] refuses a way back that did not begin in this browser', async () => {
    const { server } = await start()
    const forged = await comeIn(server, (url) => {
      url.searchParams.set('state', 'another state')
      return url
    })
    expect(forged.error).toBe('state_mismatch')
    const { back } = await begin(server)
    const elsewhere = await server.request('GET', back.href)
    expect(told(elsewhere).error).toBe('state_mismatch')
    expect(elsewhere.headers.getSetCookie().join()).not.toContain('session_token')
  })

  it.each([
    { nonce: 'another' },
    { aud: 'another client' },
    { iss: 'https://another.example' },
    { exp: 1 },
  ])('[row D3] refuses a token with %j', async (forged) => {
    const { server } = await start()
    provider.forged = forged
    const { error, me } = await comeIn(server)
    expect(error).toBe('unable_to_get_user_info')
    expect((await me()).status).toBe(401)
  })

  it('[row D3] refuses a token that somebody else signed', async () => {
    const { server } = await start()
    provider.otherKey = true
    expect((await comeIn(server)).error).toBe('unable_to_get_user_info')
  })

  it('[row D3] the provider’s word counts: no second factor is asked for beside it', async () => {
    const { server, bo } = await start()
    const begun = await bo.ask('POST', '/api/auth/two-factor/enable', { password })
    const { totpURI } = z.parse(z.object({ totpURI: z.string() }), await begun.json())
    const secret = new URL(totpURI).searchParams.get('secret') ?? ''
    // the library reads the machine's own clock
    await bo.ask('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret, Date.now()) })
    expect(await (await signIn(server, bo.email)).json()).toMatchObject({ twoFactorRedirect: true })
    const { me } = await comeIn(server)
    expect((await me()).status).toBe(200)
  })

  it('[row D3] a provider that is down holds nobody up, and is asked again when it is back', async () => {
    provider.down = true
    const { server, bo } = await start()
    const body = { to: '/' }
    const begun = await server.request('POST', '/api/v1/sign-in/provider', { body })
    expect(begun.status).toBe(503)
    expect(await begun.json()).toMatchObject({
      detail: expect.stringMatching('Lindgren Login does not answer just now'),
    })
    expect((await signIn(server, bo.email)).status).toBe(200)
    const lost = await server.request('GET', '/api/auth/callback/oidc?state=s&code=c')
    expect(told(lost).error).toBe('provider_away')
    provider.down = false
    expect((await comeIn(server)).error).toBe(null)
  })
})

it('[row D3] the set-up answer names the provider where one is set, and there is no call without', async () => {
  const state = async (server: TestServer) => (await server.request('GET', '/api/v1/setup')).json()
  expect(await state(await testServer({ env: provider.env }))).toEqual({
    needed: true,
    provider: 'Lindgren Login',
  })
  const without = await testServer()
  expect(await state(without)).toEqual({ needed: true })
  const begun = await without.request('POST', '/api/v1/sign-in/provider', { body: { to: '/' } })
  expect(begun.status).toBe(404)
})

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'admin'])(
  '[row D3] comes back to no other site: %s',
  async (to) => {
    const server = await testServer({ env: provider.env })
    const begun = await server.request('POST', '/api/v1/sign-in/provider', { body: { to } })
    expect(begun.status).toBe(422)
  },
)
