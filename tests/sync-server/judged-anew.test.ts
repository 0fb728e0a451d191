import { expect, it } from 'vitest'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { readRow } from '../support/attendance.ts'
import { testStart } from '../support/clock.ts'
import { correct } from '../support/corrections-api.ts'
import { presence, push, undo } from '../support/push.ts'
import { hour, minute, seed, sessionStart } from '../support/seed.ts'
import { testServer } from '../support/server.ts'

const at = sessionStart + 5 * minute
const anchor = (mono: number, server: number) => ({ mono, wall: testStart + mono, server, rtt: 20 })

it('[Q5] [I9] a tap whose verdict stays, but not its estimate, makes its record anew after a reassignment too', async () => {
  const server = await testServer()
  server.clock.set(at + 2 * hour)
  await seed(server.ctx)
  await push(server, [presence(1, 'in', 'amara', at)], { anchors: [] })
  await correct(server, {
    kind: 'reassign',
    kiosk: 'kiosk-a',
    from: at - minute,
    to: at + minute,
    session: 's',
  })
  expect((await readRow(server, 'amara')).flags).toContain('clock-unknown')
  await push(server, [], {
    anchors: [anchor(0, testStart), anchor(3 * hour, testStart + 3 * hour)],
  })
  expect((await readRow(server, 'amara')).flags).not.toContain('clock-unknown')
  expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  await server.close()
})

it('[I6] [I9] a void of a tap that breaks the schema waits, whether they come together or not', async () => {
  const server = await testServer()
  server.clock.set(at + 2 * hour)
  await seed(server.ctx)
  const bad = { seq: 1, kind: 'in', attendee: 'amara' }
  const together = await push(server, [bad, undo(2, 'log-a', 1, at)])
  await push(server, [bad], { log: 'log-b' })
  const apart = await push(server, [undo(2, 'log-b', 1, at)], { log: 'log-b' })
  expect(together.counts).toMatchObject({ rejected: 1, parked: 1 })
  expect(apart.counts).toMatchObject({ parked: 1 })
  expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  await server.close()
})

it('[Q2] [Q5] [I9] a void keeps the time that a fork gives it where the same fork parks what it names', async () => {
  const server = await testServer()
  server.clock.set(at + 2 * hour)
  await seed(server.ctx)
  const lost = { wall: 5 }
  await push(server, [
    presence(1, 'in', 'amara', at),
    { ...presence(2, 'in', 'marek', at + minute), ...lost },
  ])
  const next = [anchor(hour, at + hour)]
  const taken = { ...undo(1, 'log-a', 2, at), mono: 1000, wall: at + 30 * minute }
  await push(server, [taken], { log: 'log-b', after: 'log-a', anchors: next })
  const { counts } = await push(server, [], { log: 'log-c', after: 'log-a', anchors: [] })
  expect(counts).toMatchObject({ applied: 0 })
  expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  await server.close()
})
