import { afterAll, describe, expect, it } from 'vitest'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { correct, undoBatch } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

/** Taps of a tablet whose clock was never set, which no anchor places. */
const lost = { wall: 5 }
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx)
  server.clock.set(sessionEnd + minute)
  const { verdicts } = await push(
    server,
    [
      { ...presence(1, 'in', 'amara', sessionStart), ...lost },
      { ...presence(2, 'out', 'amara', sessionStart + minute), ...lost },
    ],
    { anchors: [] },
  )
  expect(verdicts.map(({ code }) => code)).toEqual(['time-unknown', 'time-unknown'])
  return server
}
const place = (seq: number, at: number) =>
  ({ kind: 'move-tap', target: { log: 'log-a', seq }, at }) as const

describe.each(databases.dialects)('a tap that nothing places on %s', (dialect) => {
  it('[Q4] counts at the time that staff give it, until that is undone', async () => {
    const server = await start(dialect)
    expect(await readAttendance(server)).toEqual([])
    const { batch } = await correct(
      server,
      place(1, sessionStart + 5 * minute),
      place(2, sessionStart + 25 * minute),
    )
    expect(await readRow(server, 'amara')).toMatchObject({
      totalMs: 20 * minute,
      stays: [{ inBy: 'staff', outBy: 'staff' }],
    })
    await correct(server, place(2, sessionStart + 30 * minute))
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 25 * minute })
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
    const path = '/api/v1/sessions/s/attendance/amara'
    const detail = await server.request('GET', path, { token: server.adminToken })
    expect((await detail.json()).timeline.taps).toMatchObject([
      { claimed: 5, at: sessionStart + 5 * minute, estimate: { method: 'staff' } },
      { claimed: 5, at: sessionStart + 30 * minute },
    ])
    await undoBatch(server, batch)
    // the later word on the second stands; the first has no time again
    expect(await readRow(server, 'amara')).toMatchObject({ visits: 0, flags: ['no-check-in'] })
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  })

  it('[Q4] [E4] one that was taken back on the tablet stays so, whatever time it gets', async () => {
    const server = await start(dialect)
    const at = sessionStart + 2000
    const taken = { seq: 3, kind: 'void', voids: { log: 'log-a', seq: 1 }, method: 'search' }
    const first = presence(1, 'in', 'amara', sessionStart)
    await push(server, [{ ...taken, ...lost, mono: (first.mono ?? 0) + 2000 }], { anchors: [] })
    await correct(server, place(1, at))
    expect(await readAttendance(server)).toEqual([])
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  })

  it('[Q4] [E4] a void from another log is judged by the time that staff gave what it names', async () => {
    const server = await start(dialect)
    await correct(server, place(1, sessionStart + 5 * minute))
    const taken = { seq: 1, kind: 'void', voids: { log: 'log-a', seq: 1 }, method: 'search' }
    const sent = [{ ...taken, ...lost, mono: 2000 }]
    const { counts } = await push(server, sent, { log: 'log-b', after: 'log-a', anchors: [] })
    expect(counts).toMatchObject({ applied: 1 })
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  })

  it('[Q4] an anchor that comes later changes nothing of what staff said', async () => {
    const server = await start(dialect)
    await correct(server, place(1, sessionStart + 5 * minute), place(2, sessionStart + 25 * minute))
    const before = await readRow(server, 'amara')
    await push(server, [presence(3, 'in', 'marek', sessionEnd)])
    expect(await readRow(server, 'amara')).toEqual(before)
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  })
})
