import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { AttendeeDetail, AttendeePage } from '../../src/domain/api-people.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, { attendees: {}, bookings: {} })
  server.clock.set(sessionEnd + minute)
  return server
}
const call = async (server: TestServer, method: string, path: string, body?: unknown) => {
  const ask = { token: server.adminToken, ...(body === undefined ? {} : { body }) }
  const answer = await server.request(method, `/api/v1/programmes/p/attendees${path}`, ask)
  return { status: answer.status, body: await answer.json() }
}
const add = async (server: TestServer, body: object): Promise<string> => {
  const answer = await call(server, 'POST', '', body)
  expect(answer.status).toBe(201)
  return answer.body.id
}
const list = async (server: TestServer, query: string) =>
  z.parse(AttendeePage, (await call(server, 'GET', `?${query}`)).body)
const namesOf = async (server: TestServer, query: string) =>
  (await list(server, query)).items.map(({ name }) => name)
const detail = async (server: TestServer, id: string) =>
  z.parse(AttendeeDetail, (await call(server, 'GET', `/${id}`)).body)
const feedOf = async (server: TestServer) => {
  const answer = await server.request('GET', '/api/v1/kiosk/changes', { token: 'kiosk-a' })
  const { changes } = await answer.json()
  return changes.filter(({ type }: { type: string }) => type === 'attendee')
}

describe.each(databases.dialects)('attendees on %s', (dialect) => {
  it('[row M6] are listed without regard to case and accents, from any place, and counted', async () => {
    const server = await start(dialect)
    for (const name of ['Zoë', 'Ángel', 'bert', 'Öykü', 'Anna']) await add(server, { name })
    const all = ['Ángel', 'Anna', 'bert', 'Öykü', 'Zoë']
    expect(await list(server, 'total=true')).toMatchObject({ total: 5, next: null })
    expect(await namesOf(server, '')).toEqual(all)
    expect(await namesOf(server, 'offset=2&limit=2')).toEqual(['bert', 'Öykü'])
    const first = await list(server, 'limit=3')
    expect(await namesOf(server, `limit=3&cursor=${first.next}`)).toEqual(['Öykü', 'Zoë'])
    expect((await call(server, 'GET', '?offset=-1')).status).toBe(400)
  })

  it('[row M6] are found by the beginnings of words of name and e-mail, each word', async () => {
    const server = await start(dialect)
    await add(server, { name: 'Jiří Dvořáček', email: 'Jiri@Example.org' })
    await add(server, { name: 'Jiří Novák' })
    await add(server, { name: '山田太郎', email: 'taro@example.com' })
    expect(await namesOf(server, 'q=DVORACEK+jiri')).toEqual(['Jiří Dvořáček'])
    expect(await namesOf(server, 'q=jiri')).toEqual(['Jiří Dvořáček', 'Jiří Novák'])
    expect(await namesOf(server, 'q=jiri%40exam')).toEqual(['Jiří Dvořáček'])
    expect(await namesOf(server, `q=${encodeURIComponent('太')}`)).toEqual(['山田太郎'])
    expect(await list(server, 'q=nobody&total=true')).toEqual({ items: [], next: null, total: 0 })
    expect((await list(server, 'q=jiri&total=true')).total).toBe(2)
  })

  it('[row M6] are narrowed to active ones, those with a badge, those booked in a session', async () => {
    const server = await start(dialect)
    const anna = await add(server, { name: 'Anna', badges: ['B-1', 'B-2'] })
    await add(server, { name: 'Bert', active: false })
    await push(server, [presence(1, 'in', anna, sessionStart)])
    expect(await namesOf(server, 'active=true')).toEqual(['Anna'])
    expect(await namesOf(server, 'active=false')).toEqual(['Bert'])
    expect(await namesOf(server, 'badge=false')).toEqual(['Bert'])
    expect(await namesOf(server, 'badge=true&q=an')).toEqual(['Anna'])
    expect(await namesOf(server, 'session=s')).toEqual(['Anna'])
    expect(await namesOf(server, 'session=t')).toEqual([])
  })

  it('[row M6] one is added by hand, shown with sessions and time, and changed; found by the new name', async () => {
    const server = await start(dialect)
    const id = await add(server, { name: 'Amara', email: 'Amara@Example.org', badges: ['B-1'] })
    await push(server, [
      presence(1, 'in', id, sessionStart),
      presence(2, 'out', id, sessionStart + 30 * minute),
    ])
    const before = await detail(server, id)
    expect(before).toMatchObject({
      attendee: { name: 'Amara', email: 'amara@example.org', badge: 'B-1', active: true },
      source: 'staff',
      sessions: [{ session: 's', totalMs: 30 * minute, percent: 50 }],
    })
    const { revision } = before.attendee
    const change = { revision, name: 'Amara Okonkwo', badges: [], fields: { Diet: 'vegan' } }
    const changed = await call(server, 'PATCH', `/${id}`, change)
    expect(changed.status).toBe(200)
    expect(z.parse(AttendeeDetail, changed.body)).toMatchObject({
      attendee: { name: 'Amara Okonkwo', badge: null, fields: { Diet: 'vegan' } },
      ownFields: ['Diet'],
    })
    expect(await namesOf(server, 'q=okonkwo')).toEqual(['Amara Okonkwo'])
  })

  it('[row M6] a save made from an old page is refused with the state as it is, and nothing is stored', async () => {
    const server = await start(dialect)
    const id = await add(server, { name: 'Amara' })
    const { revision } = (await detail(server, id)).attendee
    await call(server, 'PATCH', `/${id}`, { revision, organisation: 'Lagos Audit' })
    const late = await call(server, 'PATCH', `/${id}`, { revision, name: 'Amara O.' })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'stale', current: { name: 'Amara', organisation: 'Lagos Audit' } },
    })
    expect((await detail(server, id)).attendee.name).toBe('Amara')
  })

  it('[row M6] code, badge and e-mail are one person’s alone', async () => {
    const server = await start(dialect)
    await add(server, { name: 'Anna', code: 'A', badges: ['B-1'], email: 'anna@example.org' })
    const id = await add(server, { name: 'Bert' })
    const { revision } = (await detail(server, id)).attendee
    for (const set of [{ code: 'A' }, { badges: ['B-1'] }, { email: 'ANNA@example.org' }]) {
      const refused = await call(server, 'PATCH', `/${id}`, { revision, ...set })
      expect([refused.status, refused.body.detail]).toEqual([422, expect.stringMatching('Anna')])
    }
    expect((await detail(server, id)).attendee).toMatchObject({ code: null, badge: null })
  })

  it('[row M6] a retired attendee keeps taps and time and leaves the kiosks; taps of a badge given later count', async () => {
    const server = await start(dialect)
    const id = await add(server, { name: 'Amara' })
    const badge = { ...presence(1, 'in', id, sessionStart), attendee: undefined, badge: 'B-9' }
    expect((await push(server, [badge])).counts).toMatchObject({ parked: 1 })
    expect(await feedOf(server)).toMatchObject([{ id, name: 'Amara' }])
    const { revision } = (await detail(server, id)).attendee
    await call(server, 'PATCH', `/${id}`, { revision, active: false, badges: ['B-9'] })
    expect(await feedOf(server)).toEqual([{ type: 'attendee', id, deleted: true }])
    expect((await detail(server, id)).sessions).toMatchObject([{ session: 's' }])
  })
})
