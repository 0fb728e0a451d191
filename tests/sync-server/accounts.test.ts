import { expect, it } from 'vitest'
import type { Role } from '../../sync-server/http/rights.ts'
import { testServer } from '../support/server.ts'

const password = 'a long enough password'
const signInPath = '/api/auth/sign-in/email'

async function withPerson(role: Role = 'staff', env: Record<string, string> = {}) {
  const server = await testServer({ env })
  const person = { name: 'Rosa', email: 'rosa@example.org', password, role }
  const { id } = await server.ctx.accounts.add(person)
  const signIn = (over: object = {}, headers: Record<string, string> = {}, base = '') =>
    server.request('POST', base + signInPath, {
      body: { email: person.email, password, ...over },
      headers,
    })
  const cookie = async () => (await signIn()).headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { ...server, id, signIn, cookie }
}

it('signs in with e-mail and password, and out again', async () => {
  const { request, cookie, id } = await withPerson()
  const headers = { cookie: await cookie(), origin: 'http://localhost' }
  const me = await request('GET', '/api/v1/me', { headers })
  expect(await me.json()).toEqual({ id, name: 'Rosa', email: 'rosa@example.org', role: 'staff' })
  expect((await request('POST', '/api/auth/sign-out', { headers, body: {} })).status).toBe(200)
  expect((await request('GET', '/api/v1/me', { headers })).status).toBe(401)
})

it('answers a wrong password and an unknown address alike', async () => {
  const { signIn } = await withPerson()
  const wrong = await signIn({ password: 'not that password' })
  const unknown = await signIn({ email: 'nobody@example.org' })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(wrong.headers.get('content-type')).toMatch('application/problem+json')
  expect(await wrong.json()).toEqual(await unknown.json())
})

it('lets nobody sign up', async () => {
  const { request, ctx } = await withPerson()
  const body = { name: 'Eve', email: 'eve@example.org', password, role: 'admin' }
  const answer = await request('POST', '/api/auth/sign-up/email', { body })
  expect(answer.status).toBe(400)
  expect(await ctx.database.db.selectFrom('people').selectAll().execute()).toHaveLength(1)
})

it('lets nobody raise their own role', async () => {
  const { request, cookie, ctx } = await withPerson()
  const headers = { cookie: await cookie(), origin: 'http://localhost' }
  await request('POST', '/api/auth/update-user', { headers, body: { role: 'admin', name: 'R' } })
  const { role } = await ctx.database.db
    .selectFrom('people')
    .select('role')
    .executeTakeFirstOrThrow()
  expect(role).toBe('staff')
})

it('slows down who guesses passwords, whatever addresses the headers claim', async () => {
  const { signIn } = await withPerson()
  const statuses: number[] = []
  for (let n = 0; n < 21; n++) {
    const forged = { 'x-forwarded-for': `10.0.0.${n}`, 'x-roomtap-address': `10.0.0.${n}` }
    statuses.push((await signIn({ email: 'nobody@example.org' }, forged)).status)
  }
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401))
  const answer = await signIn()
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

it('tells the addresses behind our own proxy apart', async () => {
  const { signIn } = await withPerson('staff', { PUBLIC_URL: 'https://attendance.example.org' })
  const from = (address: string) => ({
    'x-forwarded-for': address,
    'x-forwarded-proto': 'https',
    origin: 'https://attendance.example.org',
  })
  const base = 'http://127.0.0.1:8080'
  for (let n = 0; n < 20; n++) await signIn({ password: 'not it, no' }, from('198.51.100.1'), base)
  expect((await signIn({}, from('198.51.100.1'), base)).status).toBe(429)
  expect((await signIn({}, from('203.0.113.9'), base)).status).toBe(200)
})

it.each([
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ origin: 'https://evil.example' }, 403],
  [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }, 201],
  [{ origin: 'http://localhost' }, 201],
])('a signed-in browser sending %j is answered %i', async (headers, status) => {
  const { request, cookie } = await withPerson('admin')
  const body = { name: 'x', timeZone: 'UTC' }
  const all = { ...headers, cookie: await cookie() } as Record<string, string>
  expect((await request('POST', '/api/v1/programmes', { headers: all, body })).status).toBe(status)
})

it('an API token is known by its hash, and its use is noted', async () => {
  const { request, adminToken, ctx, clock } = await withPerson()
  clock.advance(5000)
  const me = await request('GET', '/api/v1/me', { token: adminToken })
  expect(await me.json()).toMatchObject({ name: 'admin', email: null, role: 'admin' })
  const tokens = await ctx.database.db.selectFrom('api_tokens').selectAll().execute()
  expect(tokens).toMatchObject([{ last_used: clock() }])
  expect(JSON.stringify(tokens)).not.toContain(adminToken)
})

it('a bearer that nobody knows is nobody, whatever cookie comes with it', async () => {
  const { request, cookie } = await withPerson()
  const headers = { cookie: await cookie() }
  expect((await request('GET', '/api/v1/me', { token: 'unknown', headers })).status).toBe(401)
})
