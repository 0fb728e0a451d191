import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { BadgesPrepared } from '../../src/domain/api-people.ts'
import { testDatabases } from '../support/databases.ts'
import { seed } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const attendees = { amara: 'Amara Okonkwo', abebe: 'አበበ በቀለ', wei: '张伟', marek: 'Marek Dvořák' }
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, { attendees })
  return server
}
const prepare = async (server: TestServer, query = '') => {
  const path = `/api/v1/programmes/p/badges${query}`
  const answer = await server.request('POST', path, { token: server.adminToken, body: {} })
  expect(answer.status).toBe(200)
  return z.parse(BadgesPrepared, await answer.json())
}
const sheet = async (server: TestServer, query = '') => {
  const path = `/api/v1/programmes/p/badges${query}`
  const answer = await server.request('GET', path, { token: server.adminToken })
  return { type: answer.headers.get('content-type'), text: await answer.text() }
}
const badgesOf = async (server: TestServer) =>
  server.ctx.database.db.selectFrom('badges').select(['attendee', 'badge']).execute()

describe.each(databases.dialects)('badges on %s', (dialect) => {
  it('[row M6] who has none gets a code that nobody guesses, once; names without a font are told', async () => {
    const server = await start(dialect)
    expect(await prepare(server)).toEqual({
      badges: 4,
      pages: 1,
      made: 4,
      unprintable: [{ id: 'abebe', name: 'አበበ በቀለ', scripts: ['Ethiopic'] }],
      unprintableTotal: 1,
    })
    const made = await badgesOf(server)
    expect(new Set(made.map(({ badge }) => badge)).size).toBe(4)
    for (const { badge } of made) expect(badge).toMatch(/^[B-DF-HJ-LNPR-TVX]{20}$/)
    expect(await prepare(server)).toMatchObject({ made: 0 })
    expect(await badgesOf(server)).toEqual(made)
    const feed = await server.request('GET', '/api/v1/kiosk/changes', { token: 'kiosk-a' })
    const { changes } = await feed.json()
    const people = changes.filter(({ type }: { type: string }) => type === 'attendee')
    expect(people.map(({ badges }: { badges: string[] }) => badges.length)).toEqual([1, 1, 1, 1])
  })

  it('[row M6] are printed for those chosen, or as the list is narrowed', async () => {
    const server = await start(dialect)
    expect(await prepare(server, '?ids=amara,wei')).toMatchObject({ badges: 2, made: 2 })
    expect(await prepare(server, '?badge=true')).toMatchObject({ badges: 2, made: 0 })
    expect(await prepare(server, '?q=mar')).toMatchObject({ badges: 1, made: 1 })
    const { type, text } = await sheet(server, '?ids=amara,wei')
    expect(type).toBe('application/pdf')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
    // only fonts that a text needed are in the file
    expect(text).toMatch(/NotoSansHans/)
    expect(text).not.toMatch(/NotoSansArabic/)
    const bad = await server.request('GET', '/api/v1/programmes/p/badges?ids=,', {
      token: server.adminToken,
    })
    expect(bad.status).toBe(400)
  })

  it('[row M6] an empty sheet is one empty page', async () => {
    const server = await start(dialect)
    expect((await sheet(server, '?q=nobody')).text.trimEnd().endsWith('%%EOF')).toBe(true)
  })
})
