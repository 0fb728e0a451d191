import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { pair, type Tablet, tap } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

describe.each(databases.dialects)('the body of a push on %s', (dialect) => {
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

  const pathOf = '/api/v1/kiosk/taps'
  const envelope = (taps: unknown[]) => ({
    protocol: 1,
    log: world.id('log-1'),
    after: null,
    taps,
  })

  it('may come as gzip', async () => {
    const bytes = gzipSync(JSON.stringify(envelope([tap(world, 1)])))
    const answer = await tablet.call('POST', pathOf, bytes, { 'content-encoding': 'gzip' })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ watermark: 1 })
  })

  it.each<[string, string, Record<string, string>]>([
    ['not JSON', '{', {}],
    ['a list', '[]', {}],
    ['without a log', '{"protocol":1,"taps":[]}', {}],
    ['with taps that are no list', '{"protocol":1,"log":"l","taps":{}}', {}],
    ['gzip in name alone', '{"protocol":1}', { 'content-encoding': 'gzip' }],
    ['an encoding nobody knows', '{"protocol":1}', { 'content-encoding': 'br' }],
  ])('%s is refused whole with 400', async (_, body, headers) => {
    const answer = await tablet.call('POST', pathOf, body, headers)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'bad-request', status: 400 })
  })

  it('of more than 1,000 taps, 1 MiB, or 8 MiB inflated is refused with 413, nothing stored', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => tap(world, at + 1))
    const long = [tap(world, 1, { note: 'x'.repeat(1_048_576) })]
    const inflated = [tap(world, 1, { note: 'x'.repeat(8 * 1_048_576) })]
    const answers = [
      await tablet.call('POST', pathOf, envelope(many)),
      await tablet.call('POST', pathOf, envelope(long)),
      await tablet.call('POST', pathOf, gzipSync(JSON.stringify(envelope(inflated))), {
        'content-encoding': 'gzip',
      }),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(413)
      expect(await answer.json()).toMatchObject({ code: 'too-large' })
    }
    expect(await tablet.push([])).toMatchObject({ watermark: 0 })
  })

  it('[PROTOCOL 3.10] of another protocol is told which ones are taken', async () => {
    for (const version of [0, 2]) {
      const answer = await tablet.call('POST', pathOf, { protocol: version, else: true })
      expect(answer.status).toBe(426)
      expect(await answer.json()).toMatchObject({ code: 'upgrade-required', min: 1, max: 1 })
    }
  })

  it('without a token that is known is refused with 401', async () => {
    for (const token of [undefined, 'nobody']) {
      const ask = { body: envelope([]), ...(token ? { token } : {}) }
      const answer = await world.server.request('POST', pathOf, ask)
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({ code: 'unauthenticated' })
    }
  })
})
