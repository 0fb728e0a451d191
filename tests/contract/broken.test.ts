import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { readMeta, writeMeta } from '../../sync-server/db/meta.ts'
import type { Database, Tx } from '../../sync-server/db/open.ts'
import { lockEvidence } from '../../sync-server/db/taps.ts'
import { transactAgain } from '../../sync-server/db/transact.ts'
import { fakeRandom } from '../support/chance.ts'
import { testDatabases } from '../support/databases.ts'
import { gate } from '../support/gate.ts'
import { untilWaiting } from '../support/postgres-sessions.ts'
import { testServer } from '../support/server.ts'
import { pair, tap } from './tablet.ts'
import { makeWorld } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())
const onPostgres = it.runIf(databases.dialects.includes('postgres'))

/** PostgreSQL whose connections may break. */
async function breakable() {
  const broken: string[] = []
  const database = await databases.openAt(await databases.url(), ({ message }) => {
    broken.push(message)
  })
  return { database, broken }
}
const add = async (tx: Tx, key: string) =>
  writeMeta(tx, key, String(Number((await readMeta(tx, key)) ?? 0) + 1))
const kill = (database: Database, pid: number) =>
  sql`select pg_terminate_backend(${pid}, 5000)`.execute(database.db)
const pidOf = async (tx: Tx) =>
  Number((await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]?.pid)

onPostgres('two transactions that wait for each other are both done in the end', async () => {
  const database = await databases.open('postgres')
  for (const key of ['a', 'b']) await writeMeta(database.db, key, '0')
  const [first, second] = [gate(), gate()]
  let tries = 0
  const both = (one: string, other: string, mine: typeof first, theirs: typeof first) =>
    database.transact(async (tx) => {
      tries++
      await sql`select 1 from meta where key = ${one} for update`.execute(tx)
      mine.open()
      await theirs.opened
      await sql`select 1 from meta where key = ${other} for update`.execute(tx)
      await add(tx, one)
      await add(tx, other)
    })
  await Promise.all([both('a', 'b', first, second), both('b', 'a', second, first)])
  expect(tries).toBe(3)
  expect([await readMeta(database.db, 'a'), await readMeta(database.db, 'b')]).toEqual(['2', '2'])
})

onPostgres('a transaction that could not be put in order with another runs again', async () => {
  const database = await databases.open('postgres')
  await writeMeta(database.db, 'a', '0')
  let tries = 0
  await database.transact(async (tx) => {
    await sql`set transaction isolation level repeatable read`.execute(tx)
    await readMeta(tx, 'a')
    if (++tries === 1) await database.transact((other) => add(other, 'a'))
    await add(tx, 'a')
  })
  expect([tries, await readMeta(database.db, 'a')]).toEqual([2, '2'])
})

onPostgres('it is tried six times, after ever longer pauses of chance, and no more', async () => {
  const { db } = await databases.open('postgres')
  const pauses: number[] = []
  const pause = async (ms: number) => {
    pauses.push(ms)
  }
  const transact = transactAgain(db, { random: fakeRandom(), pause })
  let tries = 0
  const endless = transact(async (tx) => {
    tries++
    await sql`do $$ begin raise exception 'once more' using errcode = '40001'; end $$`.execute(tx)
  })
  await expect(endless).rejects.toThrow('once more')
  expect(tries).toBe(6)
  expect(pauses).toHaveLength(5)
  for (const [at, ms] of pauses.entries()) {
    expect(ms).toBeGreaterThanOrEqual(10 * 2 ** at)
    expect(ms).toBeLessThan(20 * 2 ** at)
  }
  expect(new Set(pauses.map((ms, at) => ms / 2 ** at)).size).toBeGreaterThan(1)
})

onPostgres('an error of its own is not tried again', async () => {
  const { transact } = await databases.open('postgres')
  let tries = 0
  const failing = transact(async () => {
    tries++
    throw new Error('mine')
  })
  await expect(failing).rejects.toThrow('mine')
  expect(tries).toBe(1)
})

onPostgres('a connection lost between two queries ends neither process nor pool', async () => {
  const { database, broken } = await breakable()
  const lost = database.transact(async (tx) => {
    await add(tx, 'half')
    await kill(database, await pidOf(tx))
    await add(tx, 'half')
  })
  await expect(lost).rejects.toThrow()
  expect(broken).toContain('terminating connection due to administrator command')
  await database.transact((tx) => add(tx, 'whole'))
  expect(await readMeta(database.db, 'half')).toBeNull()
  expect(await readMeta(database.db, 'whole')).toBe('1')
})

onPostgres(
  '[I1] a push whose connection is lost is answered 503, and counts when it comes again',
  async () => {
    const { database } = await breakable()
    const server = await testServer({ database })
    const world = await makeWorld(server)
    const tablet = await pair(world)
    const body = { protocol: 1, log: 'log-1', after: null, build: '1', anchors: [] }
    const push = () => tablet.call('POST', '/api/v1/kiosk/taps', { ...body, taps: [tap(world, 1)] })
    const lost = await database.transact(async (tx) => {
      await lockEvidence(tx, 'postgres')
      const answer = push()
      const [pid] = await untilWaiting(database.db, 1)
      await kill(database, pid ?? 0)
      return answer
    })
    expect([lost.status, lost.headers.get('retry-after')]).toEqual([503, '5'])
    expect(lost.headers.get('content-type')).toMatch('application/problem+json')
    expect(await lost.json()).toMatchObject({ code: 'not-ready' })
    expect(await (await push()).json()).toMatchObject({ watermark: 1, counts: { applied: 1 } })
  },
)
