import { expect, test } from 'vitest'
import { markAllDirty } from '../../sync-server/db/dirty.ts'
import { reconcileDirty } from '../../sync-server/reconcile/reconcile.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { testServer } from '../support/server.ts'

const people = Array.from({ length: 500 }, (_, n) => `a${n}`)
const rounds = { iterations: 10, time: 0, warmupIterations: 2, warmupTime: 0 }

const server500 = async () => {
  const server = await testServer()
  await seed(server.ctx, { attendees: Object.fromEntries(people.map((id) => [id, id])) })
  server.clock.set(sessionEnd)
  return server
}

/** In and out of 500 people: 1,000 taps of one log. */
const taps = (round: number) =>
  ['in', 'out'].flatMap((kind, half) =>
    people.map((id, n) => {
      const at = sessionStart + (round % 3) * 20 * minute + half * 10 * minute + n
      return presence(half * people.length + n + 1, kind as 'in', id, at)
    }),
  )

test('a push of 1,000 taps, against a bare INSERT of the same rows', async ({ bench }) => {
  const [whole, bare] = [await server500(), await server500()]
  let round = 0
  let log = 0
  await push(whole, taps(0))
  const rows = await whole.ctx.database.db.selectFrom('taps').selectAll().execute()
  const columns = Object.keys(rows[0] ?? {})
  const { sqlite } = bare.ctx.database
  if (!sqlite) throw new Error('this compares on SQLite')
  const names = columns.map((name) => `"${name}"`).join()
  const insert = sqlite.prepare(
    `insert into taps (${names}) values (${columns.map(() => '?').join()})`,
  )
  sqlite.exec('pragma foreign_keys = off')
  const results = await bench.compare(
    bench('bare INSERT', () => {
      log += 1
      sqlite.exec('begin immediate')
      for (const row of rows) insert.run(...Object.values({ ...row, log }))
      sqlite.exec('commit')
    }),
    bench('push', { afterEach: () => settle(whole.ctx) }, async () => {
      round += 1
      await push(whole, taps(round), { log: `log-${round}` })
    }),
    rounds,
  )
  const ratio = results.get('push').latency.p50 / results.get('bare INSERT').latency.p50
  console.log(`push of 1,000 taps: ${ratio.toFixed(1)} times a bare INSERT`)
  expect(rows).toHaveLength(1000)
  await whole.close()
  await bare.close()
})

test('reconciling 500 attendees with 4 taps each', async ({ bench }) => {
  const server = await server500()
  for (const round of [1, 2]) await push(server, taps(round), { log: `log-${round}` })
  await settle(server.ctx)
  const { db } = server.ctx.database
  const dirty = () => db.transaction().execute((tx) => markAllDirty(tx, 'sqlite', 'p', 0))
  const result = await bench('reconcile', { beforeEach: dirty }, async () => {
    await reconcileDirty(server.ctx, 'p')
  }).run(rounds)
  expect(result.latency.mean).toBeLessThan(1000)
  await server.close()
})
