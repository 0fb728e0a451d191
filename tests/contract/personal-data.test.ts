import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readRow } from '../support/attendance.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const person = { name: 'Ngozi Eze', email: 'Ngozi@example.org', fields: { diet: 'none' } }
const walkIn = (over: object = {}) => ({
  ...presence(1, 'in', 'walked-in', sessionStart),
  method: 'walk-in',
  person,
  ...over,
})
/** The person's row, and what lists and searches derive from it. */
const derivedToo = ['attendee_words', 'attendees', 'roster']
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx)
  server.clock.set(sessionEnd + minute)
  return server
}
const post = (server: TestServer, path: string, body: unknown) =>
  server.request('POST', path, { token: server.adminToken, body })

/** The tables in which a text stands. */
async function tablesWith(server: TestServer, text: string): Promise<string[]> {
  const { db } = server.ctx.database
  const found: string[] = []
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    if (JSON.stringify(rows).toLowerCase().includes(text)) found.push(name)
  }
  return found.sort()
}
const waiting = async (server: TestServer) => {
  const path = '/api/v1/programmes/p/parked'
  return (await (await server.request('GET', path, { token: server.adminToken })).json()).items
}

describe.each(databases.dialects)('personal data on %s', (dialect) => {
  it('[E9] stands in the person’s row and what is derived from it alone, and the tap is known again by its content', async () => {
    const server = await start(dialect)
    expect((await push(server, [walkIn()])).counts.applied).toBe(1)
    await readRow(server, 'walked-in')
    expect(await tablesWith(server, 'ngozi')).toEqual(derivedToo)
    expect((await push(server, [walkIn({ shoe: 44 })])).counts.duplicate).toBe(1)
    const other = walkIn({ person: { ...person, email: 'other@example.org' } })
    expect((await push(server, [other])).counts.conflict).toBe(1)
    expect((await push(server, [walkIn({ person: undefined })])).counts.conflict).toBe(1)
    expect(await tablesWith(server, 'other@example.org')).toEqual(['apart'])
    expect(await waiting(server)).toMatchObject([
      { verdict: 'conflict', person: 'Ngozi Eze' },
      { verdict: 'conflict', person: null },
    ])
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  })

  it('[E8] [E9] of a walk-in who waits it is kept apart, until the person is made', async () => {
    const server = await start(dialect)
    await post(server, '/api/v1/kiosks/kiosk-a/revoke', {})
    expect((await push(server, [walkIn()])).counts.quarantined).toBe(1)
    expect(await tablesWith(server, 'ngozi')).toEqual(['apart'])
    expect(await waiting(server)).toMatchObject([{ person: 'Ngozi Eze' }])
    expect((await push(server, [walkIn()])).counts.duplicate).toBe(1)
    await post(server, '/api/v1/kiosks/kiosk-a/release', { through: 'all' })
    expect(await readRow(server, 'walked-in')).toMatchObject({
      name: 'Ngozi Eze',
      email: 'ngozi@example.org',
    })
    expect(await tablesWith(server, 'ngozi')).toEqual(derivedToo)
  })

  it('[E9] what breaks the schema is kept apart whole, and can be erased from there', async () => {
    const server = await start(dialect)
    const bad = { seq: 1, raw: '{"seq":1,"person":{"name":"Ngozi Eze"' }
    expect((await push(server, [bad, 'Ngozi Eze'])).counts.rejected).toBe(2)
    expect(await tablesWith(server, 'ngozi')).toEqual(['apart'])
    const shown = await waiting(server)
    expect(shown.map((tap: { raw: string }) => JSON.parse(tap.raw))).toEqual([bad, 'Ngozi Eze'])
    await server.ctx.database.db.deleteFrom('apart').execute()
    expect(await tablesWith(server, 'ngozi')).toEqual([])
    expect(await push(server, [bad, 'Ngozi Eze'])).toMatchObject({ watermark: 1 })
    expect(await waiting(server)).toHaveLength(2)
    expect(await tablesWith(server, 'ngozi')).toEqual([])
  })
})
