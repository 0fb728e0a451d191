import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import {
  admins,
  callingKiosk,
  type Role,
  refuseRevoked,
  roles,
} from '../../sync-server/http/rights.ts'
import { type Route, route } from '../../sync-server/http/route.ts'
import { pages, routes } from '../../sync-server/routes/index.ts'
import { addKioskRow } from '../support/kiosk-row.ts'
import { addPhoneRow } from '../support/phone-row.ts'
import { testServer } from '../support/server.ts'

/** The real list, but every handler only says that it was reached: who gets there is what counts. */
const probes: Route[] = [...routes, ...pages].map((one) => ({
  ...one,
  run: async () => new Response('reached', { status: 200 }),
}))
const server = await testServer({ routes: probes })
const kiosk = await addKioskRow(server.ctx)
const phone = await addPhoneRow(server.ctx)
const tokens = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await server.tokenOf(role)] as const)),
) as Record<Role, string>
const cookies = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await signIn(role)] as const)),
) as Record<Role, string>

async function signIn(role: Role): Promise<string> {
  const person = { email: `${role}@example.org`, password: 'a long enough password' }
  await server.ctx.accounts.add({ ...person, name: role, role })
  const answer = await server.request('POST', '/api/auth/sign-in/email', { body: person })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const cases = probes.map((one) => ({
  ...one,
  name: `${one.method.toUpperCase()} ${one.path}`,
  ask: async (ask: { token?: string; headers?: Record<string, string> }) => {
    const path = one.path.replaceAll(/:[^/]+/g, 'some-id')
    return (await server.request(one.method.toUpperCase(), path, ask)).status
  },
}))
const expected = (one: Route, role: Role) =>
  one.rights === 'anyone' || (Array.isArray(one.rights) && one.rights.includes(role)) ? 200 : 403

/** What people and verifiers open by an address that stands on paper, or by one that is agreed everywhere. */
const publicPages = [
  '/verify',
  '/verify/page.css',
  '/verify/:code',
  '/verify/:code/credential',
  '/.well-known/jwks.json',
]

it('lists each route once, all under /api/v1 but the public pages, which are open to anyone', () => {
  const names = cases.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  const others = cases.filter(({ path }) => !path.startsWith('/api/v1/'))
  expect(others.map(({ path }) => path)).toEqual(publicPages)
  expect(others.map(({ rights }) => rights)).toEqual(publicPages.map(() => 'anyone'))
})

it.each(cases)('$name without credentials', async ({ rights, ask }) => {
  const status = rights === 'anyone' ? 200 : 401
  expect(await ask({})).toBe(status)
  expect(await ask({ token: 'nobody-knows-this' })).toBe(status)
  expect(await ask({ headers: { authorization: 'Basic YTpi' } })).toBe(status)
  expect(await ask({ headers: { cookie: '__Host-roomtap.session_token=forged.forged' } })).toBe(
    status,
  )
})

it.each(cases)('$name by role, with an API token and signed in', async (one) => {
  for (const role of roles) {
    expect([role, await one.ask({ token: tokens[role] })]).toEqual([role, expected(one, role)])
    const headers = { cookie: cookies[role], origin: 'http://localhost' }
    expect([role, await one.ask({ headers })]).toEqual([role, expected(one, role)])
  }
})

it.each(cases)('$name with a kiosk’s token', async ({ rights, ask }) => {
  const status = rights === 'kiosk' || rights === 'anyone' ? 200 : 403
  expect(await ask({ token: kiosk.token })).toBe(status)
})

it.each(cases)('$name with a phone’s token', async ({ rights, ask }) => {
  const status = rights === 'phone' || rights === 'anyone' ? 200 : 403
  expect(await ask({ token: phone })).toBe(status)
})

it('nobody but an admin may add a programme; an auditor changes nothing but their own sign-ins', () => {
  const mayChange = (role: Role) =>
    cases
      .filter(
        ({ method, rights }) => method !== 'get' && Array.isArray(rights) && rights.includes(role),
      )
      .map(({ name }) => name)
  const own = /^DELETE \/api\/v1\/me\/sign-ins/
  expect(mayChange('auditor').filter((name) => !own.test(name))).toEqual([])
  const house = /\/(people|invitations|tokens)\b/
  expect(cases.filter(({ name, rights }) => house.test(name) && rights !== admins)).toEqual([])
  expect(mayChange('staff')).not.toContain('POST /api/v1/programmes')
  expect(mayChange('admin')).toContain('POST /api/v1/programmes')
})

it('a revoked kiosk reaches what takes its taps and is refused by the rest', async () => {
  const taps = route({
    method: 'post',
    path: '/api/v1/kiosk/probe',
    rights: 'kiosk',
    does: 'Says who calls',
    answer: z.object({ kiosk: z.string() }),
    handle: async ({ caller }) => ({ kiosk: callingKiosk(caller).id }),
  })
  const roster = route({
    method: 'get',
    path: '/api/v1/kiosk/probe',
    rights: 'kiosk',
    does: 'Says who calls',
    answer: z.object({ kiosk: z.string() }),
    handle: async ({ caller }) => ({ kiosk: refuseRevoked(caller).id }),
  })
  const { request, ctx } = await testServer({ routes: [taps, roster] })
  const gone = await addKioskRow(ctx, ctx.clock())
  expect((await request('POST', '/api/v1/kiosk/probe', { token: gone.token })).status).toBe(200)
  const refused = await request('GET', '/api/v1/kiosk/probe', { token: gone.token })
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({ code: 'kiosk-revoked' })
})
