import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { markDirty } from '../../sync-server/db/dirty.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { reconcileDirty } from '../../sync-server/reconcile/reconcile.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push, undo } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const start = async (dialect: 'sqlite' | 'postgres') => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, {
    sessions: [{ id: 's' }, { id: 't', room: 'room-b', check_out_required: 1 }],
    bookings: { s: ['amara', 'marek'] },
  })
  server.clock.set(sessionEnd + minute)
  return server
}

const taps = [
  presence(1, 'in', 'amara', sessionStart + 123),
  presence(2, 'out', 'amara', sessionStart + 20 * minute),
  presence(3, 'in', 'marek', sessionStart + 20 * minute),
  presence(4, 'in', 'marek', sessionStart + 25 * minute, 't'),
  presence(5, 'out', 'amara', sessionStart + 26 * minute),
  undo(6, 'log-a', 5, sessionStart + 26 * minute + 2000),
]

describe.each(databases.dialects)('reconciling on %s', (dialect) => {
  it('[I6] makes the same record, to the byte, on both databases', async () => {
    const texts = async (on: typeof dialect) => {
      const server = await start(on)
      await push(server, taps)
      await settle(server.ctx)
      return server.ctx.database.db
        .selectFrom('records')
        .select(['session', 'attendee', 'record', 'fates', 'booked', 'checked_in', 'mark'])
        .orderBy('session')
        .orderBy('attendee')
        .execute()
    }
    const records = await texts(dialect)
    expect(records).toHaveLength(3)
    expect(records).toEqual(await texts('sqlite'))
  })

  it('[V2] several readers at once each see all that was answered before', async () => {
    const server = await start(dialect)
    await push(server, taps)
    const rows = await Promise.all([1, 2, 3, 4].map(() => readAttendance(server)))
    for (const each of rows) expect(each).toEqual(rows[0])
    expect(rows[0]).toMatchObject([{ visits: 1, revision: 1 }, { visits: 1 }])
    expect((await rebuild(server.ctx)).differences).toEqual([])
  })

  it('[S3] marks and closings make the record', async () => {
    const server = await start(dialect)
    const token = server.adminToken
    await push(server, taps)
    await server.request('POST', '/api/v1/sessions/s/closing', { token, body: {} })
    const body = { attendees: ['amara'], mark: 'attended' }
    await server.request('POST', '/api/v1/sessions/s/marks', { token, body })
    // a third of the session: below the threshold
    expect(await readRow(server, 'amara')).toMatchObject({
      status: 'attended',
      automatic: 'not-attended',
    })
    const csv = await server.request('GET', '/api/v1/sessions/s/attendance?format=csv', { token })
    expect((await csv.text()).split('\r\n')).toHaveLength(4)
    const list = await server.request('GET', '/api/v1/programmes/p/sessions', { token })
    expect((await list.json()).items).toMatchObject([
      { id: 's', booked: 2, checkedIn: 2, attended: 2 },
      { id: 't', booked: 1, checkedIn: 1, attended: 0 },
    ])
  })
})

describe.each(databases.dialects.filter((dialect) => dialect === 'postgres'))(
  'several processes on %s',
  (dialect) => {
    it('[V2] evidence that commits while its attendee is being taken is not passed over', async () => {
      const server = await start(dialect)
      await push(server, taps.slice(0, 1))
      await settle(server.ctx)
      const { db } = server.ctx.database
      const mark = { programme: 'p', session: 's', attendee: 'amara', by: 'rosa', at: 1 }
      // the row stands already when the second transaction says the same
      await db.transaction().execute((tx) => markDirty(tx, 'p', ['amara'], 1))
      let commit = () => {}
      const mayCommit = new Promise<void>((done) => {
        commit = done
      })
      let written = () => {}
      const isWritten = new Promise<void>((done) => {
        written = done
      })
      const writing = db.transaction().execute(async (tx) => {
        await tx
          .insertInto('marks')
          .values({ ...mark, mark: 'attended', reason: null })
          .execute()
        await markDirty(tx, 'p', ['amara'], 2)
        written()
        await mayCommit
      })
      await isWritten
      const reconciling = reconcileDirty(server.ctx, 'p')
      for (let waits = 0; waits === 0; ) {
        const { rows } = await sql<{ n: number }>`select count(*) as n from pg_locks
          where not granted and database = (select oid from pg_database where datname = current_database())
          or not granted and locktype = 'transactionid'`.execute(db)
        waits = rows[0]?.n ?? 0
      }
      commit()
      await Promise.all([writing, reconciling])
      expect(await db.selectFrom('dirty').selectAll().execute()).toEqual([])
      expect(await readRow(server, 'amara')).toMatchObject({ status: 'attended', markedBy: 'rosa' })
    })
  },
)
