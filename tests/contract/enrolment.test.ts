import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { newCode, pair, pairWith, tap } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

describe.each(databases.dialects)('enrolment on %s', (dialect) => {
  let server: TestServer
  let world: World
  beforeAll(async () => {
    server = await testServer({ database: await databases.open(dialect) })
  })
  beforeEach(async () => {
    world = await makeWorld(server)
    // whatever another test used up of the guesses
    server.clock.advance(120_000)
  })
  const enrol = (code: string, name?: string) =>
    server.request('POST', '/api/v1/kiosk/enrol', { body: { code, ...(name ? { name } : {}) } })
  const codeOf = async (response: Promise<Response>) => {
    const answer = await response
    return [answer.status, (await answer.json()).code]
  }

  it('[PROTOCOL 1] a code makes a kiosk with a token, its programme and room', async () => {
    const { id, code, expiresAt } = await newCode(world)
    expect(code).toMatch(/^[2-9A-HJ-KMNP-TV-Z]{4}-[2-9A-HJ-KMNP-TV-Z]{4}$/)
    expect(expiresAt).toBe(server.clock() + 600_000)
    const response = await enrol(code, 'Tablet 4')
    expect(response.status).toBe(201)
    const answer = await response.json()
    expect(answer).toEqual({
      kiosk: id,
      token: expect.stringMatching(/^[\w-]{43}$/),
      programme: { id: world.programme, name: 'Audit Days', timeZone: 'UTC' },
      room: { id: world.rooms.aspen, name: 'Aspen' },
      serverEpoch: expect.any(String),
      serverTime: server.clock(),
      protocol: { min: 1, max: 1 },
    })
    const time = await server.request('GET', '/api/v1/kiosk/time', { token: answer.token })
    const { serverEpoch, serverTime } = answer
    expect(await time.json()).toEqual({ serverTime, serverEpoch })
    expect(await world.admin('GET', `/api/v1/kiosks/${id}`)).toMatchObject({
      name: 'Tablet 4',
      status: 'ready',
    })
  })

  it('takes a code in any case, with blanks, with or without the hyphen', async () => {
    const { code } = await newCode(world)
    const entered = ` ${code.toLowerCase().replace('-', ' ')} `
    expect((await enrol(entered)).status).toBe(201)
  })

  it('[PROTOCOL 1] refuses a code that is unknown, used, or older than 10 minutes', async () => {
    const used = await newCode(world)
    await enrol(used.code)
    const old = await newCode(world)
    server.clock.advance(600_000)
    expect(await codeOf(enrol('2222-2222'))).toEqual([404, 'code-unknown'])
    expect(await codeOf(enrol(used.code))).toEqual([409, 'code-used'])
    expect(await codeOf(enrol(old.code))).toEqual([410, 'code-expired'])
  })

  it('[PROTOCOL 1] of many who use a code at the same time one succeeds', async () => {
    const { code } = await newCode(world)
    const answers = await Promise.all(Array.from({ length: 8 }, () => enrol(code)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([201, ...Array(7).fill(409)])
  })

  it('[PROTOCOL 1] limits guessing, and says when to come again', async () => {
    const statuses: number[] = []
    for (let guess = 0; guess < 30; guess++) statuses.push((await enrol('3333-3333')).status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(20)
    const { code } = await newCode(world)
    const refused = await enrol(code)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    server.clock.advance(60_000)
    expect((await enrol(code)).status).toBe(201)
  })

  it('keeps neither code nor token in the clear', async () => {
    const { code } = await newCode(world)
    const { token } = await (await enrol(code)).json()
    const { db } = server.ctx.database
    const stored = JSON.stringify([
      await db.selectFrom('kiosk_codes').selectAll().execute(),
      await db.selectFrom('kiosks').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ])
    for (const secret of [code, code.replace('-', ''), token]) expect(stored).not.toContain(secret)
  })

  it('a new code replaces the one before, and its use the token before', async () => {
    const first = await pair(world)
    const lapsed = await world.admin('POST', `/api/v1/kiosks/${first.id}/code`)
    const fresh = await world.admin('POST', `/api/v1/kiosks/${first.id}/code`)
    expect(await codeOf(enrol((lapsed as { code: string }).code))).toEqual([410, 'code-expired'])
    expect((await first.call('GET', '/api/v1/kiosk/time')).status).toBe(200)
    const again = await pairWith(world, (fresh as { code: string }).code)
    expect(again.id).toBe(first.id)
    expect((await first.call('GET', '/api/v1/kiosk/time')).status).toBe(401)
    expect((await again.push([tap(world, 1)])).counts.applied).toBe(1)
  })

  it('refuses a room of another programme', async () => {
    const other = await makeWorld(server)
    const ask = {
      token: server.adminToken,
      body: { programme: world.programme, room: other.rooms.aspen, name: 'x' },
    }
    const answer = await server.request('POST', '/api/v1/kiosks', ask)
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not-found'])
  })

  it('moves and renames a kiosk, and pages the list by name', async () => {
    const [one, two] = [await pair(world), await pair(world)]
    await world.admin('PATCH', `/api/v1/kiosks/${one.id}`, { name: 'Zoo', room: world.rooms.birch })
    await world.admin('PATCH', `/api/v1/kiosks/${two.id}`, { name: 'Ark' })
    const path = `/api/v1/kiosks?programme=${world.programme}&limit=1`
    const first = (await world.admin('GET', path)) as { next: string }
    expect(first).toMatchObject({ items: [{ id: two.id, name: 'Ark' }] })
    expect(await world.admin('GET', `${path}&cursor=${first.next}`)).toMatchObject({
      items: [{ id: one.id, name: 'Zoo', room: { id: world.rooms.birch, name: 'Birch' } }],
      next: null,
    })
  })
})
