import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Page, SessionListRow } from '../../src/domain/api.ts'
import { ClashesAnswer, SessionSaved, StaleProblem } from '../../src/domain/api-sessions.ts'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { pair } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const hour = 3_600_000

describe.each(databases.dialects)('the schedule on %s', (dialect) => {
  let server: TestServer
  let world: World
  beforeAll(async () => {
    server = await testServer({ database: await databases.open(dialect) })
  })
  beforeEach(async () => {
    world = await makeWorld(server)
  })

  const ask = async (method: string, path: string, body?: unknown, token = server.adminToken) => {
    const answer = await server.request(method, path, {
      token,
      ...(body === undefined ? {} : { body }),
    })
    return { status: answer.status, body: await answer.json() }
  }
  const at = () => `/api/v1/programmes/${world.programme}`
  const start = Date.UTC(2026, 2, 1, 9, 30)
  const minimal = { title: 'Ethics', start, end: start + hour }
  const add = (over: Record<string, unknown> = {}) =>
    ask('POST', `${at()}/sessions`, { ...minimal, ...over })

  it('[row M1] a session is added with what is given, all else empty, and kiosks hear of it', async () => {
    const tablet = await pair(world)
    const before = await (await tablet.call('GET', '/api/v1/kiosk/changes')).json()
    const { status, body } = await add({ room: world.rooms.birch })
    expect(status).toBe(201)
    const saved = z.parse(SessionSaved, body)
    expect(saved).toMatchObject({ ...minimal, revision: 1, code: null, checkInRequired: false })
    expect(saved.room).toEqual({ id: world.rooms.birch, name: 'Birch' })
    const list = z.parse(Page(SessionListRow), (await ask('GET', `${at()}/sessions`)).body)
    expect(list.items.find(({ id }) => id === saved.id)).toMatchObject({ booked: 0 })
    const cursor = encodeURIComponent(before.cursor)
    const after = await (await tablet.call('GET', `/api/v1/kiosk/changes?cursor=${cursor}`)).json()
    expect(after.changes).toContainEqual(
      expect.objectContaining({ type: 'session', id: saved.id, title: 'Ethics' }),
    )
  })

  it('[row M2] [row M3] a session is added with every field', async () => {
    const full = {
      code: 'E-1',
      presenters: ['Noor Haddad'],
      capacity: 40,
      delivery: 'hybrid',
      breaks: [{ start: start + hour / 2, end: start + hour / 2 + 60_000 }],
      fieldOfStudy1: 'Behavioral Ethics',
      credits1: 1.2,
      fieldOfStudy2: 'Our own',
      credits2: 0.5,
      fieldOfStudy3: null,
      credits3: null,
      expiryMonths: 12,
      survey: 'https://example.org/survey',
      certificate: 'standard',
      opensBeforeMin: 15,
      closesAfterMin: 10,
      thresholdPercent: 75,
      forgottenCheckOut: 'cap:90',
      checkInRequired: true,
      checkInCode: 'fox',
      checkOutRequired: true,
      checkOutCode: 'owl',
    }
    expect((await add(full)).body).toMatchObject(full)
  })

  it('[row M1] what is refused in a change is refused in a new session', async () => {
    const cases: [string, Record<string, unknown>][] = [
      ['end', { end: start }],
      ['title', { title: ' ' }],
      ['room', { room: 'nowhere' }],
      ['code', { code: 'S1' }],
      ['breaks', { breaks: [{ start: 0, end: 1 }] }],
      ['start', { start: undefined }],
    ]
    for (const [place, over] of cases) {
      const { status, body } = await add(over)
      expect([status, body.code, body.detail.split(':')[0]]).toEqual([422, 'invalid', place])
    }
  })

  it('[row M1] clashes are told with what was saved, and all of them together', async () => {
    const presenters = ['Noor Haddad']
    const first = (await add({ room: world.rooms.aspen, presenters })).body
    expect(first.clashes).toEqual([
      {
        kind: 'room',
        sessions: [world.sessions.S1, first.id],
        of: world.rooms.aspen,
        start,
        end: start + hour / 2,
      },
    ])
    const second = (await add({ presenters })).body
    expect(second.clashes).toMatchObject([{ kind: 'presenter', of: 'Noor Haddad' }])
    const all = z.parse(ClashesAnswer, (await ask('GET', `${at()}/clashes`)).body)
    expect(all.items.map(({ kind }) => kind)).toEqual(['room', 'presenter'])
    const cancelled = await ask('PATCH', `/api/v1/sessions/${second.id}`, { cancelled: true })
    expect(cancelled.body.clashes).toEqual([])
    expect((await ask('GET', `${at()}/clashes`)).body.items).toHaveLength(1)
  })

  it('[row M1] a change based on an old state is refused, and shows how it stands', async () => {
    const path = `/api/v1/sessions/${world.sessions.S1}`
    await ask('PATCH', path, { title: 'Mine', revision: 1 })
    const late = await ask('PATCH', path, { capacity: 3, revision: 1 })
    expect(late.status).toBe(409)
    expect(z.parse(StaleProblem, late.body).current).toMatchObject({ title: 'Mine', revision: 2 })
  })

  it('[row M1] a room is renamed for sessions and kiosks alike, to no name that is taken', async () => {
    const tablet = await pair(world)
    const before = await (await tablet.call('GET', '/api/v1/kiosk/changes')).json()
    const path = `/api/v1/rooms/${world.rooms.aspen}`
    expect((await ask('PATCH', path, { name: 'Birch' })).status).toBe(422)
    expect((await ask('PATCH', '/api/v1/rooms/none', { name: 'X' })).status).toBe(404)
    const renamed = await ask('PATCH', path, { name: ' Great hall ' })
    expect(renamed.body).toEqual({ id: world.rooms.aspen, name: 'Great hall' })
    const session = await ask('GET', `/api/v1/sessions/${world.sessions.S1}`)
    expect(session.body.room).toEqual({ id: world.rooms.aspen, name: 'Great hall' })
    const cursor = encodeURIComponent(before.cursor)
    const after = await (await tablet.call('GET', `/api/v1/kiosk/changes?cursor=${cursor}`)).json()
    expect(after.changes).toContainEqual(expect.objectContaining({ name: 'Great hall' }))
    const acts = await server.ctx.database.db.selectFrom('audit').select('act').execute()
    expect(acts.at(-1)).toEqual({ act: 'room-rename' })
  })

  it('[row M1] a programme has dates, and its zone stays once it has sessions', async () => {
    const days = { startsOn: '2026-11-17', endsOn: '2026-11-19' }
    const made = await ask('POST', '/api/v1/programmes', { name: 'New', timeZone: 'UTC', ...days })
    const path = `/api/v1/programmes/${made.body.id}`
    expect((await ask('GET', path)).body).toMatchObject(days)
    const moved = await ask('PATCH', path, { timeZone: 'Europe/Berlin', endsOn: null })
    expect(moved.body).toMatchObject({ ...days, endsOn: null, timeZone: 'Europe/Berlin' })
    for (const wrong of [{ endsOn: '2026-11-16' }, { startsOn: '2026-02-30' }]) {
      expect((await ask('PATCH', path, wrong)).status).toBe(422)
    }
    const held = await ask('PATCH', at(), { timeZone: 'Europe/Berlin' })
    expect([held.status, held.body.detail]).toEqual([422, expect.stringMatching(/^timeZone: /)])
    expect((await ask('PATCH', at(), { timeZone: 'UTC', name: 'Audit Week' })).status).toBe(200)
  })

  it('only an admin adds sessions and renames rooms', async () => {
    for (const role of ['staff', 'auditor'] as const) {
      const token = await server.tokenOf(role)
      expect((await ask('POST', `${at()}/sessions`, minimal, token)).status).toBe(403)
      const room = `/api/v1/rooms/${world.rooms.aspen}`
      expect((await ask('PATCH', room, { name: 'X' }, token)).status).toBe(403)
      expect((await ask('GET', `${at()}/clashes`, undefined, token)).status).toBe(200)
    }
  })
})
