import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import {
  InvitationMade,
  PeopleAnswer,
  SignInsAnswer,
  TokenMade,
} from '../../src/domain/api-rights.ts'
import { testDatabases } from '../support/databases.ts'
import { asking, cookieOf, password, type SignedIn, signedIn, signIn } from '../support/people.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())
const day = 86_400_000

describe.each(databases.dialects)('people and rights on %s', (dialect) => {
  let server: TestServer
  let ada: SignedIn
  beforeEach(async () => {
    server = await testServer({ database: await databases.open(dialect) })
    ada = await signedIn(server, 'admin', 'ada')
  })

  const people = async () =>
    z.parse(PeopleAnswer, await (await ada.ask('GET', '/api/v1/people')).json()).items
  const invite = async (email: string, role = 'staff') =>
    z.parse(
      InvitationMade,
      await (await ada.ask('POST', '/api/v1/invitations', { email, role })).json(),
    )
  const accept = (body: object) =>
    server.request('POST', '/api/v1/invitation/accept', { body: { password, ...body } })
  const acts = async () =>
    (await server.ctx.database.db.selectFrom('audit').select('act').orderBy('n').execute()).map(
      ({ act }) => act,
    )

  it('[row D3] lists who can sign in, with role and last sign-in', async () => {
    await server.ctx.accounts.add({
      ...{ name: 'Bo', email: 'bo@example.org', password, role: 'auditor' },
    })
    expect(await people()).toMatchObject([
      { name: 'Bo', role: 'auditor', active: true, lastSignIn: null },
      { name: 'ada', role: 'admin', active: true, lastSignIn: server.clock() },
    ])
  })

  it('[row D3] an invitation lets somebody in once, with the role that it names', async () => {
    const { secret } = await invite('Cy@Example.org')
    const look = await server.request('POST', '/api/v1/invitation/look', { body: { secret } })
    expect(await look.json()).toEqual({ email: 'cy@example.org', role: 'staff', name: null })
    const came = await accept({ secret, name: 'Cy' })
    expect(came.status).toBe(201)
    const me = await asking(server, cookieOf(came))('GET', '/api/v1/me')
    expect(await me.json()).toMatchObject({ name: 'Cy', email: 'cy@example.org', role: 'staff' })
    expect((await accept({ secret, name: 'Eve' })).status).toBe(404)
    expect(await people()).toHaveLength(2)
    expect(await acts()).toEqual(['invitation-add', 'person-add'])
  })

  it('[row D3] of two who use an invitation at the same time one comes in', async () => {
    const { secret } = await invite('cy@example.org')
    const both = await Promise.all(['Cy', 'Eve'].map((name) => accept({ secret, name })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404])
  })

  it('[row D3] an invitation ends after 7 days, when taken back, and when another is made', async () => {
    const first = await invite('cy@example.org')
    const second = await invite('cy@example.org')
    expect((await accept({ secret: first.secret, name: 'Cy' })).status).toBe(404)
    await ada.ask('DELETE', `/api/v1/invitations/${second.id}`)
    expect((await accept({ secret: second.secret, name: 'Cy' })).status).toBe(404)
    const third = await invite('cy@example.org')
    server.clock.advance(7 * day)
    expect((await accept({ secret: third.secret, name: 'Cy' })).status).toBe(404)
    expect(await (await ada.ask('GET', '/api/v1/invitations')).json()).toEqual({ items: [] })
  })

  it('[row D3] an invitation for an address that somebody has is refused', async () => {
    const body = { email: 'ADA@example.org', role: 'staff' }
    expect((await ada.ask('POST', '/api/v1/invitations', body)).status).toBe(422)
  })

  it('[row D3] the secret of an invitation is kept nowhere', async () => {
    const { secret } = await invite('cy@example.org')
    const rows = await server.ctx.database.db.selectFrom('invitations').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    const list = await (await ada.ask('GET', '/api/v1/invitations')).text()
    expect(list).not.toContain(secret)
  })

  it('[row D3] a new role counts from the next call on', async () => {
    const bo = await signedIn(server, 'auditor', 'bo')
    const add = { name: 'New', timeZone: 'UTC' }
    expect((await bo.ask('POST', '/api/v1/programmes', add)).status).toBe(403)
    const changed = await ada.ask('PATCH', `/api/v1/people/${bo.id}`, { role: 'admin' })
    expect(await changed.json()).toMatchObject({ name: 'bo', role: 'admin' })
    expect((await bo.ask('POST', '/api/v1/programmes', add)).status).toBe(201)
  })

  it('[row D3] who is deactivated is signed out at once and can’t sign in until reactivated', async () => {
    const bo = await signedIn(server, 'staff', 'bo')
    await ada.ask('PATCH', `/api/v1/people/${bo.id}`, { active: false })
    expect((await bo.ask('GET', '/api/v1/me')).status).toBe(401)
    const refused = await signIn(server, bo.email)
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ detail: expect.stringMatching('closed') })
    await ada.ask('PATCH', `/api/v1/people/${bo.id}`, { active: true })
    expect((await signIn(server, bo.email)).status).toBe(200)
  })

  it.each([{ role: 'staff' }, { active: false }])(
    '[row D3] the last admin stays: %j is refused, and nothing is changed',
    async (change) => {
      const bo = await signedIn(server, 'admin', 'bo')
      await ada.ask('PATCH', `/api/v1/people/${bo.id}`, { active: false })
      const refused = await ada.ask('PATCH', `/api/v1/people/${ada.id}`, change)
      expect(refused.status).toBe(422)
      expect((await people()).find(({ id }) => id === ada.id)).toMatchObject({
        ...{ role: 'admin', active: true },
      })
      expect(await acts()).toEqual(['person-change'])
    },
  )

  it('[row D3] of two admins who demote each other at the same time one stays admin', async () => {
    const bo = await signedIn(server, 'admin', 'bo')
    const both = await Promise.all([
      ada.ask('PATCH', `/api/v1/people/${bo.id}`, { role: 'staff' }),
      bo.ask('PATCH', `/api/v1/people/${ada.id}`, { role: 'staff' }),
    ])
    expect(both.map(({ status }) => status)).toContain(200)
    const { db } = server.ctx.database
    const admins = await db.selectFrom('people').selectAll().where('role', '=', 'admin').execute()
    expect(admins).toHaveLength(1)
  })

  it('[row D3] a link of an admin’s lets somebody choose a new password, and signs them out elsewhere', async () => {
    const bo = await signedIn(server, 'staff', 'bo')
    const made = await ada.ask('POST', `/api/v1/people/${bo.id}/new-password`)
    const { secret } = z.parse(InvitationMade, await made.json())
    expect((await accept({ secret, password: 'another long password' })).status).toBe(201)
    expect((await bo.ask('GET', '/api/v1/me')).status).toBe(401)
    expect((await signIn(server, bo.email)).status).toBe(401)
    expect((await signIn(server, bo.email, 'another long password')).status).toBe(200)
  })

  it('[row D3] everybody changes their own password with the old one', async () => {
    const change = (currentPassword: string) =>
      ada.ask('POST', '/api/auth/change-password', {
        ...{ currentPassword, newPassword: 'another long password', revokeOtherSessions: false },
      })
    expect((await change('not the old one')).status).toBe(400)
    expect((await change(password)).status).toBe(200)
    expect((await signIn(server, ada.email, 'another long password')).status).toBe(200)
  })

  it('[row D3] one ends one’s own sign-ins, an admin those of others', async () => {
    const bo = await signedIn(server, 'auditor', 'bo')
    const phone = asking(server, cookieOf(await signIn(server, bo.email, password)))
    const list = async () =>
      z.parse(SignInsAnswer, await (await bo.ask('GET', '/api/v1/me/sign-ins')).json()).items
    expect((await list()).map(({ current }) => current).sort()).toEqual([false, true])
    const other = (await list()).find(({ current }) => !current)?.id
    await bo.ask('DELETE', `/api/v1/me/sign-ins/${other}`)
    expect((await phone('GET', '/api/v1/me')).status).toBe(401)
    expect(await list()).toHaveLength(1)
    const ended = await ada.ask('DELETE', `/api/v1/people/${bo.id}/sign-ins`)
    expect(await ended.json()).toEqual({ ended: 1 })
    expect((await bo.ask('GET', '/api/v1/me')).status).toBe(401)
  })

  it('[row D3] nobody ends another’s sign-in by its id', async () => {
    const bo = await signedIn(server, 'staff', 'bo')
    const [own] = await server.ctx.accounts.signIns(ada.id)
    const ended = await bo.ask('DELETE', `/api/v1/me/sign-ins/${own?.id}`)
    expect(await ended.json()).toEqual({ ended: 0 })
    expect((await ada.ask('GET', '/api/v1/me')).status).toBe(200)
  })

  const makeToken = async (body: object) =>
    z.parse(TokenMade, await (await ada.ask('POST', '/api/v1/tokens', body)).json())

  it('[row D3] a token has the role that it was made with and is told once', async () => {
    const made = await makeToken({ name: 'Sign at the door', role: 'auditor', days: null })
    const me = await server.request('GET', '/api/v1/me', { token: made.token })
    expect(await me.json()).toMatchObject({ name: 'Sign at the door', role: 'auditor' })
    const body = { name: 'New', timeZone: 'UTC' }
    const refused = await server.request('POST', '/api/v1/programmes', { token: made.token, body })
    expect(refused.status).toBe(403)
    const list = await (await ada.ask('GET', '/api/v1/tokens')).text()
    expect(list).not.toContain(made.token)
    expect(JSON.parse(list).items).toContainEqual({
      ...{ id: made.id, name: 'Sign at the door', role: 'auditor', by: ada.id },
      ...{ at: server.clock(), expiresAt: null, lastUsed: server.clock() },
    })
  })

  it('[row D3] a token is good until it expires or is revoked', async () => {
    const brief = await makeToken({ name: 'brief', role: 'staff', days: 1 })
    const long = await makeToken({ name: 'long', role: 'staff', days: 30 })
    const status = async (token: string) =>
      (await server.request('GET', '/api/v1/me', { token })).status
    server.clock.advance(day - 1)
    expect(await status(brief.token)).toBe(200)
    server.clock.advance(1)
    expect([await status(brief.token), await status(long.token)]).toEqual([401, 200])
    await ada.ask('DELETE', `/api/v1/tokens/${long.id}`)
    expect(await status(long.token)).toBe(401)
    expect((await ada.ask('DELETE', `/api/v1/tokens/${long.id}`)).status).toBe(404)
  })
})
