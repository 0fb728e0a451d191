import { afterAll, describe, expect, it } from 'vitest'
import { completionOf, completionsOfAttendee } from '../../sync-server/db/completions.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { canonical } from '../../sync-server/taps/canonical.ts'
import { readRow } from '../support/attendance.ts'
import { repair } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const fields = JSON.stringify([
  { name: 'Taxes', credits: 100 },
  { name: 'Auditing', credits: 20 },
])
/** Amara spends 52 minutes of an hour in `s` and none in `t`. */
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, {
    sessions: [
      { id: 's', fields_of_study: fields, credit_rules: '["cpe","ama"]' },
      { id: 't', start: sessionStart + hour, end: sessionEnd + hour },
    ],
    bookings: { s: ['amara', 'marek'], t: ['amara'] },
  })
  server.clock.set(sessionEnd + 2 * hour)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart + 5 * minute),
    presence(2, 'out', 'amara', sessionStart + 57 * minute),
  ])
  return server
}
const send = async (server: TestServer, method: string, path: string, body: unknown) => {
  const answer = await server.request(method, `/api/v1${path}`, { token: server.adminToken, body })
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  await settle(server.ctx)
}
const db = (server: TestServer) => server.ctx.database.db
const mark = (server: TestServer, given: 'attended' | 'not-attended' | null, session = 's') =>
  send(server, 'POST', `/sessions/${session}/marks`, { attendees: ['amara'], mark: given })
const amara = (server: TestServer, session = 's') =>
  completionOf(server.ctx.database.db, session, 'amara')
const credits = async (server: TestServer, session = 's') =>
  (await amara(server, session))?.completion.credits.map(({ rule, hundredths }) => [
    rule,
    hundredths,
  ])

describe.each(databases.dialects)('completions on %s', (dialect) => {
  it('[row C1] one is there as soon as somebody is marked Attended, with its credits, and goes with the mark', async () => {
    const server = await start(dialect)
    await settle(server.ctx)
    expect(await amara(server)).toBeNull()
    await mark(server, 'attended')
    expect(await amara(server)).toMatchObject({
      revision: 1,
      completion: {
        markedAt: server.clock(),
        markedBy: 'person',
        totalMs: 52 * minute,
        evidence: ['kiosk'],
        credits: [
          {
            rule: 'cpe',
            hundredths: 100,
            fields: [
              { name: 'Taxes', hundredths: 80 },
              { name: 'Auditing', hundredths: 20 },
            ],
            words: '52 of 60 minutes at 50 minutes a credit: 1.04, down to 1',
          },
          { rule: 'ama', hundredths: 75 },
        ],
      },
    })
    const { completion } = await db(server)
      .selectFrom('completions')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(completion).toBe(canonical(JSON.parse(completion)))
    await mark(server, null)
    expect(await amara(server)).toBeNull()
    server.clock.advance(minute)
    await mark(server, 'attended')
    expect(await amara(server)).toMatchObject({ revision: 3 })
    expect((await rebuild(server.ctx)).differences).toEqual([])
    await server.close()
  })

  it('[row T6] [V2] what is repaired in bulk is followed in the same act, and a preview leaves nothing', async () => {
    const server = await start(dialect)
    await mark(server, 'attended')
    const at = sessionStart + 30 * minute
    const body = { kind: 'move-tap' as const, target: { log: 'log-a', seq: 2 }, at }
    await repair(server, true, [body])
    expect((await amara(server))?.completion.totalMs).toBe(52 * minute)
    await repair(server, false, [body])
    expect((await amara(server))?.completion.totalMs).toBe(25 * minute)
    expect((await rebuild(server.ctx)).differences).toEqual([])
  })

  it('[V2] [row C1] the automatic mark makes one too, and a late tap changes it', async () => {
    const server = await start(dialect)
    await send(server, 'POST', '/sessions/s/closing', {})
    expect(await amara(server)).toMatchObject({ completion: { markedBy: 'automatic' } })
    expect(await credits(server)).toEqual([
      ['cpe', 100],
      ['ama', 75],
    ])
    await push(server, [presence(1, 'in', 'amara', sessionStart)], { log: 'stranded' })
    await settle(server.ctx)
    expect(await amara(server)).toMatchObject({ revision: 2, completion: { totalMs: 57 * minute } })
    await push(
      server,
      [
        presence(2, 'out', 'amara', sessionStart + 10 * minute),
        presence(3, 'in', 'amara', sessionStart + 56 * minute),
      ],
      { log: 'stranded' },
    )
    await settle(server.ctx)
    expect(await amara(server)).toBeNull()
    await server.close()
  })

  it('[D5] [row C4] another schedule, other rules of the session or the programme: the credits follow', async () => {
    const server = await start(dialect)
    await mark(server, 'attended')
    await send(server, 'PATCH', '/sessions/s', { creditRules: ['cpe-half'] })
    expect(await credits(server)).toEqual([['cpe-half', 100]])
    await send(server, 'PATCH', '/sessions/s', { credits1: 0.5, credits2: null })
    expect(await credits(server)).toEqual([['cpe-half', 0]])
    await send(server, 'PATCH', '/sessions/s', { creditRules: null })
    expect(await credits(server)).toEqual([['plain', 50]])
    await send(server, 'PATCH', '/programmes/p/settings', { creditRules: ['ancc'] })
    expect(await credits(server)).toEqual([['ancc', 50]])
    await send(server, 'PATCH', '/sessions/s', { actualEnd: sessionStart + 25 * minute })
    expect(await amara(server)).toMatchObject({ completion: { totalMs: 20 * minute } })
    expect(await credits(server)).toEqual([['ancc', 33]])
    expect((await rebuild(server.ctx)).differences).toEqual([])
    await server.close()
  })

  it('[E8] [row C1] a merge brings it to whom the taps count for, and undoing it brings it back', async () => {
    const server = await start(dialect)
    await mark(server, 'attended')
    await send(server, 'POST', '/attendees/amara/merge', { into: 'marek', reason: 'twice' })
    const { db } = server.ctx.database
    expect(await amara(server)).toBeNull()
    expect(await completionOf(db, 's', 'marek')).toMatchObject({ revision: 1 })
    await send(server, 'POST', '/attendees/amara/merge/undo', {})
    expect(await amara(server)).toMatchObject({ revision: 3 })
    expect(await completionsOfAttendee(db, 'p', 'marek')).toEqual([])
    expect((await rebuild(server.ctx)).differences).toEqual([])
    await server.close()
  })

  it('[row C4] credits stand in the rows, on the person’s page and in the file, by rule and field', async () => {
    const server = await start(dialect)
    await mark(server, 'attended')
    const row = await readRow(server, 'amara')
    expect(row.credits?.map(({ rule, hundredths }) => [rule, hundredths])).toEqual(
      await credits(server),
    )
    const read = async (path: string) =>
      (await server.request('GET', `/api/v1${path}`, { token: server.adminToken })).text()
    expect(await read('/programmes/p/attendees/amara')).toContain('"rule":"cpe"')
    expect(await read('/sessions/s/attendance/amara')).toContain('down to 1"')
    const csv = await read('/sessions/s/attendance?format=csv')
    expect(csv).toContain('revision,credits_cpe,credits_cpe_fields,credits_ama,credits_ama_fields')
    expect(csv).toContain(',1,Taxes 0.8; Auditing 0.2,0.75,')
    await server.close()
  })

  it('[I9] one that was lost or altered is told by a check and made anew by a rebuild', async () => {
    const server = await start(dialect)
    await mark(server, 'attended')
    const before = await amara(server)
    const { db } = server.ctx.database
    await db.updateTable('completions').set({ completion: 'null', marked_at: null }).execute()
    const found = await rebuild(server.ctx)
    expect(found.differences).toMatchObject([{ what: 'completion', session: 's', stored: 'null' }])
    await rebuild(server.ctx, { store: true })
    expect(await amara(server)).toMatchObject({ completion: before?.completion, revision: 2 })
    expect((await rebuild(server.ctx)).differences).toEqual([])
    await server.close()
  })
})
