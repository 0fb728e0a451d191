import { pbkdf2Sync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { KioskSettings } from '../../src/domain/roster.ts'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { pair, type Tablet, tap } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

describe.each(databases.dialects)('settings of a programme on %s', (dialect) => {
  let server: TestServer
  let world: World
  let tablet: Tablet
  beforeAll(async () => {
    server = await testServer({ database: await databases.open(dialect) })
  })
  beforeEach(async () => {
    world = await makeWorld(server)
    tablet = await pair(world)
  })

  const at = () => `/api/v1/programmes/${world.programme}/settings`
  const change = (body: unknown, token = server.adminToken) =>
    server.request('PATCH', at(), { token, body })
  const Changes = z.object({
    cursor: z.string(),
    changes: z.array(z.looseObject({ type: z.string() })),
  })
  const pull = async (cursor?: string) => {
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
    return z.parse(
      Changes,
      await (await tablet.call('GET', `/api/v1/kiosk/changes${query}`)).json(),
    )
  }
  const told = ({ changes }: z.infer<typeof Changes>) =>
    z.parse(
      KioskSettings,
      changes.find(({ type }) => type === 'settings'),
    )

  it('[row K8] a PIN reaches the kiosks as salt, iterations and hash, and is shown to nobody', async () => {
    const { cursor, changes } = await pull()
    expect(changes).toContainEqual(expect.objectContaining({ type: 'settings', pin: null }))
    const answer = await change({ pin: '204613' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toMatch(/"pinSet":true/)
    const { pin } = told(await pull(cursor))
    if (!pin) throw new Error('no PIN came')
    const salt = Buffer.from(pin.salt, 'base64url')
    expect(salt).toHaveLength(16)
    const hash = pbkdf2Sync('204613', salt, pin.iterations, 32, 'sha256').toString('base64url')
    expect(pin.hash).toBe(hash)
    const kept = await server.ctx.database.db.selectFrom('programmes').selectAll().execute()
    const acts = await server.ctx.database.db.selectFrom('audit').selectAll().execute()
    expect(JSON.stringify([kept, acts])).not.toContain('204613')
    expect(acts.at(-1)).toMatchObject({
      act: 'programme-change',
      detail: '{"changed":["pin"],"before":{},"after":{}}',
    })
  })

  it('[row K8] the same PIN twice has two salts; null takes it away', async () => {
    await change({ pin: '204613' })
    const first = told(await pull()).pin
    await change({ pin: '204613' })
    expect(told(await pull()).pin?.salt).not.toBe(first?.salt)
    await change({ pin: null })
    expect(told(await pull()).pin).toBeNull()
    expect(await (await server.request('GET', at(), { token: server.adminToken })).json()).toEqual(
      expect.objectContaining({ pinSet: false, bounceMs: 10_000 }),
    )
  })

  it.each(['12345', '12345a', '', '1234567890123'])('refuses %j as a PIN', async (pin) => {
    const answer = await change({ pin })
    expect(answer.status).toBe(422)
    expect((await answer.json()).detail).toMatch(/6 to 12 digits/)
  })

  it('[D5] a longer bounce time computes the records anew, and kiosks follow it', async () => {
    const { cursor } = await pull()
    await tablet.push([tap(world, 1), tap(world, 21, { kind: 'in' })])
    const flags = async () => {
      const path = `/api/v1/sessions/${world.sessions.S1}/attendance`
      const answer = await server.request('GET', path, { token: server.adminToken })
      const { items } = await answer.json()
      return items[0].flags
    }
    expect(await flags()).toContain('double-check-in')
    await change({ bounceMs: 30_000, resultMs: 8_000, mode: 'in' })
    expect(await flags()).not.toContain('double-check-in')
    expect(told(await pull(cursor))).toMatchObject({
      bounceMs: 30_000,
      resultMs: 8_000,
      mode: 'in',
    })
  })

  it('staff and auditors read, only an admin changes', async () => {
    for (const role of ['staff', 'auditor'] as const) {
      const token = await server.tokenOf(role)
      expect((await server.request('GET', at(), { token })).status).toBe(200)
      expect((await change({ bounceMs: 1 }, token)).status).toBe(403)
    }
    const missing = { token: server.adminToken, body: {} }
    expect(
      (await server.request('PATCH', '/api/v1/programmes/none/settings', missing)).status,
    ).toBe(404)
  })
})
