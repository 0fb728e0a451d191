import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { SessionCompleteness } from '../../src/domain/api-truth.ts'
import { closeDue } from '../../sync-server/jobs/closings.ts'
import { readRow } from '../support/attendance.ts'
import { testDatabases } from '../support/databases.ts'
import { goodAnchor, presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const closing = sessionEnd + 20 * minute
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, { bookings: { s: ['amara', 'marek'] } })
  server.clock.set(sessionEnd - minute)
  await push(server, [presence(1, 'in', 'amara', sessionStart)])
  return server
}

/** A contact of a kiosk that has so many taps left, and holds so many in all of its log. */
const contact = async (server: TestServer, kiosk: string, waiting: number, last = 0) => {
  const log = `log-of-${kiosk}`
  const state = { logs: [{ log, after: null, last }], waiting }
  const body = { protocol: 1, log, after: null, anchors: [goodAnchor], taps: [], state }
  const response = await server.request('POST', '/api/v1/kiosk/taps', { token: kiosk, body })
  expect(response.status).toBe(200)
}
const completeness = async (server: TestServer, session = 's') => {
  const path = `/api/v1/sessions/${session}/completeness`
  const response = await server.request('GET', path, { token: server.adminToken })
  return z.parse(SessionCompleteness, await response.json())
}
const say = async (server: TestServer, path: string, body: unknown = {}) => {
  const url = `/api/v1/kiosks/${path}`
  const response = await server.request('POST', url, { token: server.adminToken, body })
  return response.status
}

describe.each(databases.dialects)('completeness on %s', (dialect) => {
  it('[W1] [row S6] says of each kiosk of the room up to when it has reported', async () => {
    const server = await start(dialect)
    expect(await completeness(server)).toMatchObject({
      kiosks: [{ kiosk: 'kiosk-a', through: null, isComplete: false }],
      reported: 0,
      through: null,
    })
    await contact(server, 'kiosk-a', 3)
    expect(await completeness(server)).toMatchObject({ through: null })
    await contact(server, 'kiosk-a', 0)
    const through = sessionEnd - minute
    expect(await completeness(server)).toMatchObject({ reported: 0, through })
    server.clock.set(sessionEnd)
    await contact(server, 'kiosk-a', 0)
    expect(await completeness(server)).toMatchObject({ reported: 1, isComplete: false })
    server.clock.set(closing)
    expect(await completeness(server)).toMatchObject({ reported: 1, isComplete: true })
  })

  it('[W1] waits for a kiosk of another room that tapped for it, and for one that stood there before', async () => {
    const server = await start(dialect)
    const move = { token: server.adminToken, body: { room: 'room-b' } }
    await push(server, [presence(1, 'in', 'marek', sessionStart)], { log: 'b', kiosk: 'kiosk-b' })
    await server.request('PATCH', '/api/v1/kiosks/kiosk-a', move)
    server.clock.set(closing + hour)
    const { kiosks } = await completeness(server)
    expect(kiosks.map(({ kiosk }) => kiosk)).toEqual(['kiosk-a', 'kiosk-b'])
    await server.request('POST', '/api/v1/kiosks/kiosk-b/revoke', { token: server.adminToken })
    expect((await completeness(server)).kiosks).toHaveLength(1)
  })

  it('[W2] closes a session once it is complete, and marks follow; not before, and once only', async () => {
    const server = await start(dialect)
    server.clock.set(sessionEnd + minute)
    await contact(server, 'kiosk-a', 0, 4)
    server.clock.set(closing)
    expect(await completeness(server)).toMatchObject({ kiosks: [{ gaps: 4, isComplete: false }] })
    expect(await closeDue(server.ctx)).toEqual([])
    const lost = { first: 1, last: 4, reason: 'the tablet fell into the canal' }
    const ask = { token: server.adminToken, body: lost }
    await server.request('POST', '/api/v1/logs/log-of-kiosk-a/lost', ask)
    expect(await closeDue(server.ctx)).toEqual(['s'])
    expect(await closeDue(server.ctx)).toEqual([])
    expect((await completeness(server)).closing).toEqual({
      at: closing,
      by: 'system',
      reason: 'complete',
    })
    // amara didn't check out, and one check-in is enough here
    expect(await readRow(server, 'amara')).toMatchObject({ status: 'attended', markedBy: 'auto' })
    expect(await readRow(server, 'marek')).toMatchObject({ status: 'not-attended' })
    const acts = await server.ctx.database.db.selectFrom('audit').selectAll().execute()
    expect(acts.filter(({ act }) => act === 'closing')).toMatchObject([
      { by: 'system', subject: 'session:s', detail: '{"why":"complete"}' },
    ])
  })

  it('[W2] closes a session at its deadline, whatever is missing', async () => {
    const server = await start(dialect)
    const { deadline } = await completeness(server)
    expect(deadline).toBe(sessionEnd + 48 * hour)
    server.clock.set(deadline - 1)
    expect(await closeDue(server.ctx)).toEqual([])
    server.clock.set(deadline)
    expect(await closeDue(server.ctx)).toEqual(['s'])
    expect(await completeness(server)).toMatchObject({
      closing: { reason: 'deadline' },
      isComplete: false,
    })
    expect(await readRow(server, 'marek')).toMatchObject({ status: 'not-attended' })
  })

  it('[W1] waits no more for a kiosk that was packed up, until that is taken back or it is used again', async () => {
    const server = await start(dialect)
    server.clock.set(closing)
    expect(await say(server, 'kiosk-a/packed-up', { at: closing + 1 })).toBe(422)
    expect(await say(server, 'nobody/packed-up')).toBe(404)
    expect(await say(server, 'kiosk-a/packed-up', { at: sessionEnd })).toBe(200)
    expect(await completeness(server)).toMatchObject({
      kiosks: [{ through: 'closed', packedUpAt: sessionEnd, isComplete: true }],
      closing: { by: 'system', reason: 'complete' },
    })
    await push(server, [presence(2, 'out', 'amara', sessionEnd - 1)])
    expect(await completeness(server)).toMatchObject({ through: 'closed' })
    await push(server, [presence(3, 'out', 'amara', sessionEnd + 1)])
    expect(await completeness(server)).toMatchObject({ through: null })
    await say(server, 'kiosk-a/packed-up')
    expect(await completeness(server)).toMatchObject({ through: 'closed' })
    expect(await say(server, 'kiosk-a/packed-up/undo')).toBe(200)
    expect(await completeness(server)).toMatchObject({ through: null, isComplete: false })
  })

  it('[W2] leaves a cancelled session, one that a person closed and one that goes on alone', async () => {
    const server = await testServer({ database: await databases.open(dialect) })
    await seed(server.ctx, {
      sessions: [
        { id: 'cancelled', cancelled: 1 },
        { id: 'closed' },
        { id: 'on', actual_end: sessionEnd + 10 * hour },
      ],
    })
    server.clock.set(closing)
    const token = server.adminToken
    await server.request('POST', '/api/v1/sessions/closed/closing', { token, body: {} })
    await say(server, 'kiosk-a/packed-up')
    server.clock.set(sessionEnd + 5 * hour)
    expect(await closeDue(server.ctx)).toEqual([])
    server.clock.set(sessionEnd + 11 * hour)
    expect(await closeDue(server.ctx)).toEqual(['on'])
  })
})
