import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { AttendanceDetail } from '../../src/domain/api-timeline.ts'
import { correct } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const detail = async (server: TestServer, session = 's', attendee = 'amara') => {
  const path = `/api/v1/sessions/${session}/attendance/${attendee}`
  const response = await server.request('GET', path, { token: server.adminToken })
  expect(response.status).toBe(200)
  return z.parse(AttendanceDetail, await response.json())
}
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, { sessions: [{ id: 's' }, { id: 't', room: 'room-b' }] })
  server.clock.set(sessionEnd + minute)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart - 10 * minute),
    presence(2, 'out', 'amara', sessionStart + 20 * minute),
  ])
  return server
}

describe.each(databases.dialects)('the timeline on %s', (dialect) => {
  it('[row T4] [E2] tells each tap with what it claims, its range and fate, and what was cut', async () => {
    const server = await start(dialect)
    const { timeline, totalMs, names } = await detail(server)
    expect(totalMs).toBe(20 * minute)
    const [first, second] = timeline.taps
    expect(first).toMatchObject({
      log: 'log-a',
      seq: 1,
      kiosk: 'kiosk-a',
      claimed: sessionStart - 10 * minute,
      fate: 'opens',
    })
    expect(second).toMatchObject({ seq: 2, fate: 'closes' })
    for (const { earliest, at, latest } of timeline.taps) {
      expect(earliest).toBeLessThanOrEqual(at)
      expect(latest).toBeGreaterThanOrEqual(at)
    }
    expect(timeline.clippings).toEqual([
      { start: sessionStart - 10 * minute, end: sessionStart, why: 'before-start' },
    ])
    expect(timeline.sentences.map(({ code }) => code)).toContain('total')
    expect(names).toMatchObject({
      'kiosk-a': 'Kiosk a',
      s: 'Designing for trust',
      amara: 'Amara Okonkwo',
    })
  })

  it('[row T5] tells what staff did, in the session that a tap left too', async () => {
    const server = await start(dialect)
    const range = { kiosk: 'kiosk-a', from: sessionStart, to: sessionEnd, session: 't' }
    await correct(server, { kind: 'reassign', ...range })
    await correct(server, { kind: 'void-tap', target: { log: 'log-a', seq: 1 } })
    await correct(server, {
      kind: 'add-tap',
      attendee: 'amara',
      session: 's',
      tap: 'in',
      at: sessionStart + 30 * minute,
    })
    const { timeline, stays } = await detail(server)
    expect(stays).toMatchObject([{ inBy: 'staff', outBy: 'policy' }])
    expect(timeline.taps).toMatchObject([
      { seq: 1, fate: 'voided' },
      { seq: 2, session: 't' },
      { log: expect.stringMatching(/^correction:/), evidence: 'staff', fate: 'opens' },
    ])
    const kinds = timeline.corrections.map(({ body }) => body.kind)
    expect(kinds).toEqual(['reassign', 'void-tap', 'add-tap'])
    expect((await detail(server, 't')).timeline.taps).toMatchObject([{ seq: 2 }])
  })

  it('[S3] tells every mark, who, when and why, the automatic one among them', async () => {
    const server = await start(dialect)
    const mark = (mark: string | null, reason?: string) =>
      server.request('POST', '/api/v1/sessions/s/marks', {
        token: server.adminToken,
        body: { attendees: ['amara'], mark, reason },
      })
    await mark('not-attended', 'left early')
    server.clock.advance(minute)
    await server.request('POST', '/api/v1/sessions/s/closing', {
      token: server.adminToken,
      body: {},
    })
    server.clock.advance(minute)
    await mark('attended', 'came back')
    const { marks } = await detail(server)
    const at = sessionEnd + minute
    expect(marks).toMatchObject([
      { mark: 'not-attended', at, reason: 'left early', inForce: false },
      { mark: 'not-attended', at: at + minute, by: 'auto', reason: null, inForce: false },
      { mark: 'attended', at: at + 2 * minute, reason: 'came back', inForce: true },
    ])
    await mark(null, 'asked again')
    const after = await detail(server)
    expect(after.marks.map(({ inForce }) => inForce)).toEqual([false, true, false, false])
    expect(after.marks[3]).toMatchObject({ mark: null, by: expect.stringMatching(/^token:/) })
  })

  it('[row T6] shows what names the attendee and doesn’t count; says where there is no record', async () => {
    const server = await start(dialect)
    await push(server, [{ ...presence(3, 'in', 'amara', sessionEnd), kind: 'wave' }])
    expect((await detail(server)).waiting).toMatchObject([{ code: 'unknown-kind', kind: 'wave' }])
    const none = await server.request('GET', '/api/v1/sessions/s/attendance/marek', {
      token: server.adminToken,
    })
    expect([none.status, (await none.json()).code]).toEqual([404, 'not-found'])
  })
})
