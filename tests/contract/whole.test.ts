import { afterAll, describe, expect, it } from 'vitest'
import { verifyAudit, verifyDatabase } from '../../sync-server/db/verify.ts'
import { compareAll } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { correct, repair, undo } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { goodAnchor, presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, { sessions: [{ id: 's' }, { id: 't', room: 'room-b' }] })
  server.clock.set(sessionEnd + minute)
  return server
}
const nothing = { differences: [], tapDifferences: [] }

describe.each(databases.dialects)('what is stored on %s', (dialect) => {
  it('[row A6] the database looks through itself, and its history follows row by row', async () => {
    const server = await start(dialect)
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    await correct(server, { kind: 'void-tap', target: { log: 'log-a', seq: 1 } })
    await correct(server, { kind: 'void-tap', target: { log: 'log-a', seq: 1 } })
    const { database } = server.ctx
    expect(await verifyDatabase(database)).toEqual([])
    expect(await verifyAudit(database.db)).toMatchObject({ rows: 2, broken: null })
    await database.db.updateTable('audit').set({ detail: '{}' }).where('n', '=', 2).execute()
    expect(await verifyAudit(database.db)).toMatchObject({ rows: 1, broken: 2 })
  })

  it('[Q5] [I9] an anchor that moves a tap out of a reassigned time takes it back to its own session', async () => {
    const server = await start(dialect)
    // the clock of this tablet is an hour behind, which nothing tells yet
    const late = presence(1, 'in', 'amara', sessionStart)
    await push(server, [late], { anchors: [] })
    const range = { kiosk: 'kiosk-a', from: sessionStart - minute, to: sessionStart + minute }
    await correct(server, { kind: 'reassign', session: 't', ...range })
    expect(await readRow(server, 'amara', 't')).toMatchObject({ visits: 1 })
    server.clock.set(sessionEnd + 3 * hour)
    const anchor = { ...goodAnchor, server: goodAnchor.server + hour }
    await push(server, [], {
      anchors: [
        anchor,
        { ...anchor, mono: late.mono + 1, wall: late.wall + 1, server: late.wall + hour + 1 },
      ],
    })
    expect(await readAttendance(server, 't')).toEqual([])
    expect(await readRow(server, 'amara')).toMatchObject({ firstIn: late.wall + hour })
    await settle(server.ctx)
    expect(await compareAll(server.ctx)).toMatchObject({ taps: 1, ...nothing })
  })

  it('[V2] what is compared waits for nobody: evidence newer than its record is no difference', async () => {
    const server = await start(dialect)
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    await settle(server.ctx)
    const { db } = server.ctx.database
    await db.insertInto('dirty').values({ programme: 'p', attendee: 'amara', since: 1 }).execute()
    await db.updateTable('records').set({ record: 'null' }).execute()
    expect(await compareAll(server.ctx)).toMatchObject(nothing)
    expect(await db.selectFrom('dirty').selectAll().execute()).toHaveLength(1)
    await db.deleteFrom('dirty').execute()
    expect((await compareAll(server.ctx)).differences).toHaveLength(1)
  })

  it('[Q3] estimates follow the setting of what is exact enough', async () => {
    const server = await start(dialect)
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    const body = { confidenceMs: 5 * hour }
    const ask = { token: server.adminToken, body }
    expect((await server.request('PATCH', '/api/v1/programmes/p', ask)).status).toBe(200)
    await readAttendance(server)
    expect(await compareAll(server.ctx)).toMatchObject(nothing)
  })

  it('[I6] [V1] corrections, repairs, pushes and readers at the same time end in one record', async () => {
    const server = await start(dialect)
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    const out = (n: number) => ({
      kind: 'add-tap' as const,
      attendee: 'amara',
      session: 's',
      tap: 'out' as const,
      at: sessionStart + n * minute,
    })
    const done = await Promise.all([
      correct(server, out(20)),
      repair(server, false, [out(30)]),
      repair(server, true, [out(10)]),
      push(server, [presence(2, 'in', 'amara', sessionStart + 25 * minute)]),
      correct(server, { kind: 'void-tap', target: { log: 'log-a', seq: 1 } }),
      readAttendance(server),
      server.request('POST', '/api/v1/sessions/s/closing', { token: server.adminToken, body: {} }),
      readAttendance(server),
    ])
    const { items } = done[4]
    await Promise.all([undo(server, items[0]?.id ?? ''), readAttendance(server)])
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 25 * minute, visits: 2 })
    const ids = await server.ctx.database.db.selectFrom('corrections').select('id').execute()
    expect(new Set(ids.map(({ id }) => id)).size).toBe(4)
    await settle(server.ctx)
    expect(await compareAll(server.ctx)).toMatchObject(nothing)
    expect((await verifyAudit(server.ctx.database.db)).broken).toBeNull()
  })
})
