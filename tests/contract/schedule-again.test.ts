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

const event = (guid: string, title: string, room: string, start: number) =>
  `<event guid="${guid}" id="7"><title>${title}</title><room>${room}</room>
   <date>${new Date(start).toISOString()}</date><duration>01:00</duration></event>`
const schedule = (...events: string[]) =>
  `<schedule><day><room name="x">${events.join('')}</room></day></schedule>`

async function importing(server: TestServer, body: string, query = '') {
  const path = `/api/v1/programmes/p/import/sessions${query}`
  const headers = { 'content-type': 'application/xml' }
  const ask = { token: server.adminToken, body, headers }
  const got = await server.request('POST', path, ask)
  const report = await got.json()
  expect([got.status, report.errors]).toEqual([200, []])
  return report
}

describe.each(databases.dialects)('a schedule imported again on %s', (dialect) => {
  it('[row M5] moves, renames and cancels sessions by their guid after a preview; taps stay with theirs', async () => {
    const server = await testServer({ database: await databases.open(dialect) })
    await seed(server.ctx, { sessions: [] })
    const other = event('g2', 'Books', 'room-b', sessionStart)
    await importing(server, schedule(event('g1', 'Audit', 'Aspen', sessionStart), other))
    const sessions = async () => {
      const path = '/api/v1/programmes/p/sessions'
      const got = await server.request('GET', path, { token: server.adminToken })
      return (await got.json()).items as {
        id: string
        title: string
        room: { name: string }
        cancelled: boolean
      }[]
    }
    const id = (await sessions()).find(({ title }) => title === 'Audit')?.id ?? ''
    server.clock.set(sessionEnd + minute)
    await push(server, [
      presence(1, 'in', 'amara', sessionStart, id),
      presence(2, 'out', 'amara', sessionEnd, id),
    ])
    const row = () => readRow(server, 'amara', id)
    expect(await row()).toMatchObject({ percent: 100, visits: 1 })

    const moved = schedule(event('g1', 'Audit anew', 'Cedar', sessionStart + 30 * minute), other)
    const { rows } = await importing(server, moved, '?dryRun=true')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ act: 'updated' })
    expect(rows[0].cells.map(({ column }: { column: string }) => column)).toEqual([
      'title',
      'room',
      'start',
      'end',
    ])
    expect(await row()).toMatchObject({ percent: 100 })
    await importing(server, moved)
    // half of the stay lies in the window as it is now
    expect(await row()).toMatchObject({ percent: 50, firstIn: sessionStart, lastOut: sessionEnd })

    const { missing } = await importing(server, schedule(other))
    expect(missing).toEqual([{ id, title: 'Audit anew' }])
    expect((await sessions()).some(({ cancelled }) => cancelled)).toBe(false)
    const cancelled = await importing(server, schedule(other), '?cancelMissing=true')
    expect(await row()).toMatchObject({ firstIn: sessionStart, visits: 1 })
    const undo = `/api/v1/imports/${cancelled.import}/undo`
    const undone = await server.request('POST', undo, { token: server.adminToken, body: {} })
    expect(await undone.json()).toEqual({ undone: 1, kept: [] })
    expect((await sessions()).some((one) => one.cancelled)).toBe(false)
    expect(await row()).toMatchObject({ percent: 50, visits: 1 })
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  }, 30_000)
})
