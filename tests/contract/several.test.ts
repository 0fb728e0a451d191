import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { forgetAttempts, tallyIn } from '../../sync-server/db/attempts.ts'
import { markDirty } from '../../sync-server/db/dirty.ts'
import type { Database } from '../../sync-server/db/open.ts'
import { createLimits } from '../../sync-server/http/limits.ts'
import { createLive, type Live, type LiveEvent } from '../../sync-server/http/live.ts'
import { joinLive } from '../../sync-server/http/live-wire.ts'
import { closeDue } from '../../sync-server/jobs/closings.ts'
import { lookAfterOthers } from '../../sync-server/jobs/others.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { fakeClock } from '../support/clock.ts'
import { testDatabases } from '../support/databases.ts'
import { minute, seed, sessionEnd } from '../support/seed.ts'
import { testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())
const silent = pino({ level: 'silent' })
const kiosks = (programme: string): LiveEvent => ({ type: 'kiosks', programme })

describe.runIf(databases.dialects.includes('postgres'))('live events of two processes', () => {
  let databaseOf: { a: Database; b: Database }
  let a: Live
  let b: Live
  beforeEach(async () => {
    const url = await databases.url()
    const mayBreak = () => {}
    databaseOf = {
      a: await databases.openAt(url, mayBreak),
      b: await databases.openAt(url, mayBreak),
    }
    const join = async (database: Database, self: string) => {
      if (!database.wire) throw new Error('no wire')
      return joinLive(createLive(), database.wire, self, silent)
    }
    a = await join(databaseOf.a, 'a')
    b = await join(databaseOf.b, 'b')
  })

  /** All that a process hears until the last event that is told for it. */
  function hearing(live: Live, isLast: (event: LiveEvent) => boolean) {
    const heard: LiveEvent[] = []
    return new Promise<LiveEvent[]>((done) => {
      const stop = live.listen((event) => {
        heard.push(event)
        if (!isLast(event)) return
        stop()
        done(heard)
      })
    })
  }
  const named = (name: string) => (event: LiveEvent) =>
    'programme' in event && event.programme === name

  it('[row S7] what one tells both hear, each once', async () => {
    const both = Promise.all([hearing(a, named('end')), hearing(b, named('end'))])
    a.tell(kiosks('p'))
    // by the one connection that listens: what A told arrives before what B tells now
    await hearing(b, named('p'))
    b.tell(kiosks('end'))
    expect(await both).toEqual([
      [kiosks('p'), kiosks('end')],
      [kiosks('p'), kiosks('end')],
    ])
  })

  it('[row S7] more sessions than one message holds all arrive', async () => {
    const sessions = Array.from({ length: 1000 }, (_, n) => `${n}-${'é'.repeat(30)}`)
    const told = new Set<string>()
    const all = new Promise<void>((done) => {
      b.listen((event) => {
        if (event.type === 'records') for (const session of event.sessions) told.add(session)
        if (told.size === sessions.length) done()
      })
    })
    a.tell({ type: 'records', programme: 'p', sessions })
    await all
    expect([...told].sort()).toEqual([...sessions].sort())
  })

  it('[row S7] a lost connection is made anew, and listeners hear that they may have missed something', async () => {
    const missed = hearing(b, ({ type }) => type === 'missed')
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`.execute(databaseOf.a.db)
    expect(await missed).toEqual([{ type: 'missed' }])
    const heard = hearing(b, named('p'))
    a.tell(kiosks('p'))
    expect(await heard).toEqual([kiosks('p')])
  })

  it('[row S7] what another version says that is not understood counts as missed', async () => {
    const missed = hearing(b, ({ type }) => type === 'missed')
    await databaseOf.a.wire?.send('{"from":"c","event":{"type":"weather"}}')
    expect(await missed).toEqual([{ type: 'missed' }])
  })
})

describe.each(databases.dialects)('what several processes count together on %s', (dialect) => {
  const rule = { max: 3, windowMs: minute }
  const start = async () => {
    const database = await databases.open(dialect)
    const clock = fakeClock()
    const process = () => createLimits(clock, tallyIn(database.db))
    return { database, clock, a: process(), b: process() }
  }
  const refused = { code: 'slow-down', headers: { 'retry-after': '60' } }

  it('guesses at one are guesses at all', async () => {
    const { a, b, clock } = await start()
    for (const process of [a, b, a]) await process.take('enrol', '10.0.0.1', rule)
    await expect(b.take('enrol', '10.0.0.1', rule)).rejects.toMatchObject(refused)
    await expect(a.take('enrol', '10.0.0.1', rule)).rejects.toMatchObject(refused)
    await b.take('enrol', '10.0.0.2', rule)
    await b.take('setup', '10.0.0.1', rule)
    clock.advance(minute)
    for (const process of [a, b, a]) await process.take('enrol', '10.0.0.1', rule)
    await expect(b.take('enrol', '10.0.0.1', rule)).rejects.toMatchObject(refused)
  })

  it('of many guesses at the same instant no more pass than one process would let pass', async () => {
    const { a, b } = await start()
    const all = await Promise.allSettled(
      [a, b, a, b, a, b, a, b].map((process) => process.take('enrol', 'x', rule)),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  it('what was no guess is forgiven everywhere, and nothing is kept after its time', async () => {
    const { a, b, clock, database } = await start()
    for (let round = 0; round < 5; round++) {
      await a.take('enrol', 'x', rule)
      await a.forgive('enrol', 'x')
    }
    for (const process of [b, b, a]) await process.take('enrol', 'x', rule)
    await expect(a.take('enrol', 'x', rule)).rejects.toMatchObject(refused)
    const rows = () => database.db.selectFrom('attempts').select('key').execute()
    await forgetAttempts(database.db, clock() + minute - 1)
    expect(await rows()).toHaveLength(1)
    await forgetAttempts(database.db, clock() + minute)
    expect(await rows()).toEqual([])
  })

  it('[I1] what a killed process stored and did not reconcile, another does', async () => {
    const { ctx, clock } = await testServer({ database: await databases.open(dialect) })
    await seed(ctx, { sessions: [{ id: 's' }], bookings: { s: ['amara'] } })
    const { db } = ctx.database
    await ctx.database.transact((tx) => markDirty(tx, 'p', ['amara'], 1))
    await tallyIn(db).count('enrol x', clock() - minute, minute)
    await lookAfterOthers(ctx)
    await settle(ctx)
    expect(await db.selectFrom('dirty').select('attendee').execute()).toEqual([])
    expect(await db.selectFrom('records').select('attendee').execute()).toEqual([
      { attendee: 'amara' },
    ])
    expect(await db.selectFrom('attempts').select('key').execute()).toEqual([])
  })

  it('[W2] a session is closed once, however many look for what is due', async () => {
    const server = await testServer({ database: await databases.open(dialect) })
    await seed(server.ctx, { sessions: [{ id: 's' }] })
    server.clock.set(sessionEnd + 30 * 24 * 60 * minute)
    const all = await Promise.all([1, 2, 3].map(() => closeDue(server.ctx)))
    expect(all.flat()).toEqual(['s'])
    const { db } = server.ctx.database
    expect(await db.selectFrom('closings').select('session').execute()).toHaveLength(1)
    const twice = { session: 's', at: 1, by: 'system', reason: null }
    await expect(db.insertInto('closings').values(twice).execute()).rejects.toThrow(/unique/i)
    await db
      .insertInto('closings')
      .values({ ...twice, by: 'rosa' })
      .execute()
  })
})
