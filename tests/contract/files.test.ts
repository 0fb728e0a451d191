import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { anchor, pair, type Tablet, tap } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

describe.each(databases.dialects)('files of a tablet on %s', (dialect) => {
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

  const sealed = (lines: unknown[]) => {
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    return `${body}${JSON.stringify({ sha256: createHash('sha256').update(body).digest('hex') })}\n`
  }
  const file = (more: unknown[] = []) =>
    sealed([
      { roomtap: 1, protocol: 1, kiosk: tablet.id, exportedAt: server.clock() },
      { log: world.id('a'), after: null, last: 3 },
      { anchor: anchor() },
      { tap: tap(world, 1) },
      { tap: { seq: 2, kind: 'in' } },
      { log: world.id('b'), after: world.id('a'), last: 1 },
      { tap: tap(world, 1, { kind: 'out' }) },
      ...more,
    ])
  const upload = (body: string | Uint8Array, token = server.adminToken) =>
    server.request('POST', '/api/v1/kiosk-files', { token, body })

  it('[PROTOCOL 5] takes each tap as if it had been pushed, and answers per log', async () => {
    const response = await upload(file())
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      logs: [
        {
          log: world.id('a'),
          watermark: 2,
          gaps: [[3, 3]],
          counts: { applied: 1, rejected: 1 },
          verdicts: [{ index: 1, seq: 2, verdict: 'rejected' }],
        },
        { log: world.id('b'), watermark: 1, gaps: [], counts: { applied: 1 }, verdicts: [] },
      ],
    })
  })

  it('[PROTOCOL 5] a file twice, and what came by the network too, changes nothing', async () => {
    await tablet.push([tap(world, 1)], { log: world.id('a') })
    await upload(file())
    const { logs } = await (await upload(file())).json()
    expect(logs.map(({ counts }: { counts: unknown }) => counts)).toMatchObject([
      { duplicate: 1, rejected: 1, applied: 0 },
      { duplicate: 1, applied: 0 },
    ])
  })

  it('takes more than 1,000 taps of a log, counting their places on', async () => {
    const many = Array.from({ length: 1201 }, (_, at) => ({ tap: tap(world, at + 2) }))
    const { logs } = await (await upload(file([...many, { tap: 'bad' }]))).json()
    expect(logs[1]).toMatchObject({
      watermark: 1202,
      counts: { applied: 1202, rejected: 1 },
      verdicts: [{ index: 1202, verdict: 'rejected' }],
    })
  })

  it('keeps taps of an old identity with the log whose they are', async () => {
    const anew = await pair(world)
    await tablet.push([tap(world, 1)], { log: world.id('a') })
    const body = sealed([
      { roomtap: 1, protocol: 1, kiosk: anew.id, exportedAt: 1 },
      { log: world.id('a'), after: null, last: 2 },
      { tap: tap(world, 1) },
      { tap: tap(world, 2) },
    ])
    const { logs } = await (await upload(body)).json()
    expect(logs).toMatchObject([{ watermark: 2, counts: { duplicate: 1, applied: 1 } }])
  })

  it.each<[string, (text: string) => string, number, string]>([
    ['that was cut off', (text) => text.slice(0, text.lastIndexOf('{"sha256')), 7, 'cut off'],
    ['that was changed', (text) => text.replace('"in"', '"out"'), 8, 'changed'],
    ['of something else', () => sealed([{ hello: 'world' }]), 1, 'not a file'],
    ['that is empty', () => '', 1, 'cut off'],
  ])(
    '[PROTOCOL 5] refuses a file %s with place and reason, nothing taken',
    async (_, spoil, line, reason) => {
      const response = await upload(spoil(file()))
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({
        code: 'invalid',
        line,
        reason: expect.stringContaining(reason),
      })
      expect(await tablet.push([], { log: world.id('a') })).toMatchObject({
        watermark: 0,
        gaps: [],
      })
    },
  )

  it('refuses a sealed file with a line that is none, and names the line', async () => {
    const response = await upload(file([{ something: 'else' }]))
    expect(await response.json()).toMatchObject({ code: 'invalid', line: 8 })
  })

  it('refuses a file of a kiosk that is not known, and one of another protocol', async () => {
    const strange = sealed([{ roomtap: 1, protocol: 1, kiosk: 'nobody', exportedAt: 1 }])
    expect((await upload(strange)).status).toBe(404)
    const newer = sealed([{ roomtap: 1, protocol: 9, kiosk: tablet.id, exportedAt: 1 }])
    expect((await upload(newer)).status).toBe(426)
  })

  it('is for staff, not for auditors or kiosks', async () => {
    expect((await upload(file(), await server.tokenOf('auditor'))).status).toBe(403)
    expect((await upload(file(), tablet.token)).status).toBe(403)
    expect((await upload(file(), await server.tokenOf('staff'))).status).toBe(200)
  })
})
