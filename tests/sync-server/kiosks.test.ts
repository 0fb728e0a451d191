import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LiveEvent } from '../../sync-server/http/live.ts'
import { pair, tap } from '../contract/tablet.ts'
import { makeWorld, type World } from '../contract/world.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let world: World
beforeEach(async () => {
  server = await testServer()
  world = await makeWorld(server)
})
afterEach(() => server.close())

it('[row A6] every act upon a kiosk leaves a row of history, without codes or names', async () => {
  const tablet = await pair(world)
  const path = `/api/v1/kiosks/${tablet.id}`
  const state = { logs: [{ log: world.id('log-1'), after: null, last: 2 }], waiting: 0 }
  await tablet.push([tap(world, 1)], { state })
  await tablet.push([tap(world, 1)], { log: world.id('old'), kiosk: 'forgotten' })
  await world.admin('PATCH', path, { name: 'Side door' })
  await world.admin('POST', `${path}/code`)
  await world.admin('POST', `${path}/accept-logs`, {})
  const lost = { first: 2, last: 2, reason: 'broken' }
  await world.admin('POST', `/api/v1/logs/${world.id('log-1')}/lost`, lost)
  await world.admin('POST', `${path}/revoke`)
  await world.admin('POST', `${path}/revoke`)
  await world.admin('POST', `${path}/release`, { through: 'none' })
  const rows = await server.ctx.database.db
    .selectFrom('audit')
    .select(['act', 'subject', 'detail'])
    .where('subject', '=', `kiosk:${tablet.id}`)
    .orderBy('n')
    .execute()
  expect(rows.map(({ act }) => act)).toEqual([
    'kiosk-add',
    'kiosk-enrol',
    'kiosk-edit',
    'kiosk-code',
    'kiosk-accept-logs',
    'log-lost',
    'kiosk-revoke',
    'kiosk-release',
  ])
  expect(JSON.stringify(rows)).not.toContain('Side door')
})

it('tells open admin pages of each push once, after its commit', async () => {
  const tablet = await pair(world)
  const heard: LiveEvent[] = []
  const stop = server.ctx.live.listen((event) => heard.push(event))
  await tablet.push([tap(world, 1), tap(world, 2)])
  expect(heard.filter(({ type }) => type === 'kiosks')).toEqual([
    { type: 'kiosks', programme: world.programme },
  ])
  stop()
})

it('gives a revoked kiosk no new code, and ends the one it had', async () => {
  const tablet = await pair(world)
  const path = `/api/v1/kiosks/${tablet.id}`
  const { code } = (await world.admin('POST', `${path}/code`)) as { code: string }
  await world.admin('POST', `${path}/revoke`)
  const late = await server.request('POST', '/api/v1/kiosk/enrol', { body: { code } })
  expect(late.status).toBe(410)
  const again = await server.request('POST', `${path}/code`, { token: server.adminToken })
  expect(again.status).toBe(403)
})

it('is run by staff, read by auditors, and nothing to kiosks', async () => {
  const tablet = await pair(world)
  const [staff, auditor] = [await server.tokenOf('staff'), await server.tokenOf('auditor')]
  const list = `/api/v1/kiosks?programme=${world.programme}`
  const statusOf = async (method: string, path: string, token: string, body?: unknown) =>
    (await server.request(method, path, { token, ...(body ? { body } : {}) })).status
  expect(await statusOf('GET', list, auditor)).toBe(200)
  expect(await statusOf('GET', list, tablet.token)).toBe(403)
  const made = { programme: world.programme, room: world.rooms.aspen, name: 'x' }
  expect(await statusOf('POST', '/api/v1/kiosks', auditor, made)).toBe(403)
  expect(await statusOf('POST', '/api/v1/kiosks', staff, made)).toBe(201)
  expect(await statusOf('POST', `/api/v1/kiosks/${tablet.id}/revoke`, auditor)).toBe(403)
  expect(await statusOf('POST', `/api/v1/kiosks/${tablet.id}/revoke`, staff)).toBe(200)
})

it('refuses to release a kiosk that is not revoked, and to close numbers never drawn', async () => {
  const tablet = await pair(world)
  await tablet.push([tap(world, 1)])
  const token = server.adminToken
  const release = await server.request('POST', `/api/v1/kiosks/${tablet.id}/release`, {
    token,
    body: { through: 'all' },
  })
  expect(release.status).toBe(422)
  const lost = await server.request('POST', `/api/v1/logs/${world.id('log-1')}/lost`, {
    token,
    body: { first: 2, last: 3, reason: 'x' },
  })
  expect(lost.status).toBe(422)
})
