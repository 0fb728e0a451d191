import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { liveStream } from '../../sync-server/attendance/live-stream.ts'
import { createLive } from '../../sync-server/http/live.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { presence, push } from '../support/push.ts'
import { seed, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { fakeTimers } from '../support/timers.ts'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const records = (...sessions: string[]) => ({ type: 'records' as const, programme: 'p', sessions })

describe('a stream of live messages', () => {
  const open = () => {
    const live = createLive()
    const timers = fakeTimers()
    const reader = liveStream(live, 'p', timers).getReader()
    const next = async () => text((await reader.read()).value)
    return { live, timers, reader, next }
  }

  it('[row S7] tells of its own programme only', async () => {
    const { live, next } = open()
    expect(await next()).toBe('retry: 3000\n\n')
    live.tell({ type: 'kiosks', programme: 'another' })
    live.tell(records('s'))
    expect(await next()).toBe('data: {"type":"records","sessions":["s"]}\n\n')
  })

  it('[row S7] gathers what comes within a quarter of a second into one batch', async () => {
    const { live, timers, next } = open()
    await next()
    live.tell(records('s'))
    await next()
    live.tell(records('t'))
    live.tell(records('u', 't'))
    live.tell({ type: 'kiosks', programme: 'p' })
    const later = next()
    timers.advance(249)
    live.tell({ type: 'programme', programme: 'p' })
    timers.advance(1)
    expect(await later).toBe(
      'data: {"type":"records","sessions":["t","u"]}\n\ndata: {"type":"kiosks"}\n\ndata: {"type":"programme"}\n\n',
    )
  })

  it('[row S7] says every 20 s that it is still there', async () => {
    const { timers, next } = open()
    await next()
    const first = next()
    timers.advance(20_000)
    expect(await first).toBe(': still here\n\n')
    const second = next()
    timers.advance(20_000)
    expect(await second).toBe(': still here\n\n')
  })

  it('[row S7] queues nothing for a client that does not read, and tells it all in one batch later', async () => {
    const { live, timers, next } = open()
    for (let round = 0; round < 1000; round++) {
      live.tell(records(`s${round % 3}`))
      timers.advance(20_000)
    }
    expect(await next()).toBe('retry: 3000\n\n')
    expect(await next()).toBe('data: {"type":"records","sessions":["s0","s1","s2"]}\n\n')
  })

  it('[row S7] listens no longer and leaves no timer once the client is gone', async () => {
    const { live, timers, reader, next } = open()
    await next()
    live.tell(records('s'))
    await reader.cancel()
    expect(timers.waiting()).toBe(0)
    live.tell(records('s'))
    expect(timers.waiting()).toBe(0)
  })

  it('[row S7] ends when something may have been missed: the page connects anew and reads all', async () => {
    const { live, timers, reader, next } = open()
    await next()
    live.tell({ type: 'missed' })
    expect(await reader.read()).toEqual({ done: true, value: undefined })
    expect(timers.waiting()).toBe(0)
    live.tell(records('s'))
    expect(timers.waiting()).toBe(0)
  })

  it('[row S7] ends when the server stops, for who listens and who comes late', async () => {
    const { live, timers, reader, next } = open()
    await next()
    live.close()
    expect(await reader.read()).toEqual({ done: true, value: undefined })
    expect(timers.waiting()).toBe(0)
    const late = liveStream(live, 'p', timers).getReader()
    await late.read()
    expect((await late.read()).done).toBe(true)
    expect(timers.waiting()).toBe(0)
  })
})

describe('GET /api/v1/programmes/{id}/events', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await testServer()
    await seed(server.ctx)
  })
  afterEach(() => server.close())

  it('[row S7] tells of changed records after a push, without anybody reading', async () => {
    const response = await server.request('GET', '/api/v1/programmes/p/events', {
      token: await server.tokenOf('auditor'),
    })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const reader = response.body?.getReader()
    if (!reader) throw new Error('no body')
    expect(text((await reader.read()).value)).toBe('retry: 3000\n\n')
    server.clock.set(sessionStart + 1000)
    const told = new Promise<string[]>((done) => {
      server.ctx.live.listen((event) => {
        if (event.type === 'records') done(event.sessions)
      })
    })
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    await settle(server.ctx)
    expect(await told).toEqual(['s'])
    let seen = ''
    while (!seen.includes('records')) seen += text((await reader.read()).value)
    expect(seen).toContain('data: {"type":"records","sessions":["s"]}\n\n')
    await reader.cancel()
  })

  it('[row S7] knows no programme that is not there', async () => {
    const response = await server.request('GET', '/api/v1/programmes/x/events', {
      token: server.adminToken,
    })
    expect(response.status).toBe(404)
  })
})
