import { expect, it } from 'vitest'
import { prepareFirstAdmin } from '../../sync-server/accounts/first-admin.ts'
import { testServer } from '../support/server.ts'

const rosa = { name: 'Rosa', email: 'Rosa@example.org', password: 'a long enough password' }

async function fresh(env: Record<string, string> = {}) {
  const server = await testServer({ env })
  const secret = await prepareFirstAdmin(server.ctx)
  const setUp = (over: object = {}) =>
    server.request('POST', '/api/v1/setup', { body: { ...rosa, secret, ...over } })
  const needed = async () => (await (await server.request('GET', '/api/v1/setup')).json()).needed
  return { ...server, secret, setUp, needed }
}
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

it('[row D4] whoever brings the secret becomes the first admin and is signed in', async () => {
  const { setUp, request, needed } = await fresh()
  expect(await needed()).toBe(true)
  const answer = await setUp()
  expect(answer.status).toBe(201)
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-roomtap\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax/,
  )
  const me = await request('GET', '/api/v1/me', { headers: { cookie: cookieOf(answer) } })
  expect(await me.json()).toEqual({
    id: expect.any(String),
    name: 'Rosa',
    email: 'rosa@example.org',
    role: 'admin',
  })
  expect(await needed()).toBe(false)
})

it('[row D4] the secret is good once, even for two calls at the same time', async () => {
  const { setUp, ctx } = await fresh()
  const answers = await Promise.all([setUp(), setUp({ email: 'eve@example.org' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 403])
  expect((await setUp()).status).toBe(403)
  expect(await ctx.database.db.selectFrom('people').selectAll().execute()).toHaveLength(1)
})

it('[row D4] a wrong secret makes nobody admin', async () => {
  const { setUp, needed } = await fresh()
  const answer = await setUp({ secret: 'guessed' })
  expect(answer.status).toBe(403)
  expect((await answer.json()).detail).toMatch('the server printed when it started last')
  expect(await needed()).toBe(true)
})

it('[row D4] a weak password is refused and the secret stays good', async () => {
  const { setUp } = await fresh()
  expect((await setUp({ password: 'short' })).status).toBe(422)
  expect((await setUp()).status).toBe(201)
})

it('[row D4] the next start draws another secret', async () => {
  const { setUp, ctx } = await fresh()
  const secret = await prepareFirstAdmin(ctx)
  expect((await setUp()).status).toBe(403)
  expect((await setUp({ secret })).status).toBe(201)
  expect(await prepareFirstAdmin(ctx)).toBe(null)
})

it('keeps the secret as a hash alone', async () => {
  const { ctx, secret } = await fresh()
  const meta = await ctx.database.db.selectFrom('meta').selectAll().execute()
  expect(JSON.stringify(meta)).not.toContain(secret)
})

it('slows down who guesses the secret, and says when to come back', async () => {
  const { setUp, clock } = await fresh()
  for (let n = 0; n < 10; n++) await setUp({ secret: 'guessed' })
  const answer = await setUp()
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('60')
  clock.advance(60_000)
  expect((await setUp()).status).toBe(201)
})

it('ADMIN_EMAIL and ADMIN_PASSWORD make the first admin without the page, once', async () => {
  const env = { ADMIN_EMAIL: 'rosa@example.org', ADMIN_PASSWORD: rosa.password }
  const { secret, request, needed, ctx } = await fresh(env)
  expect(secret).toBe(null)
  expect(await needed()).toBe(false)
  expect(await prepareFirstAdmin(ctx)).toBe(null)
  const body = { email: 'rosa@example.org', password: rosa.password }
  expect((await request('POST', '/api/auth/sign-in/email', { body })).status).toBe(200)
})

it('says over plain http from elsewhere why signing in cannot work', async () => {
  const { request } = await fresh()
  for (const [method, path] of [
    ['GET', '/api/v1/setup'],
    ['POST', '/api/auth/sign-in/email'],
  ] as const) {
    const answer = await request(method, `http://192.168.0.7:8080${path}`)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({
      reason: 'https-needed',
      detail: expect.stringMatching(/^Signing in needs HTTPS/),
    })
  }
})
