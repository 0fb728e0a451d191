import { afterAll, describe, expect, it } from 'vitest'
import { readAttendance, readRow } from '../support/attendance.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, { bookings: { s: ['amara'] } })
  server.clock.set(sessionStart - minute)
  return server
}
const remove = async (server: TestServer, attendee: string, token = server.adminToken) => {
  const path = `/api/v1/sessions/s/attendees/${attendee}?reason=asked%20to`
  const response = await server.request('DELETE', path, { token })
  return [response.status, await response.json()]
}
const acts = async (server: TestServer) =>
  (await server.ctx.database.db.selectFrom('audit').selectAll().execute()).map((row) => ({
    ...row,
    detail: JSON.parse(row.detail),
  }))

describe.each(databases.dialects)('removing an attendee from a session on %s', (dialect) => {
  it('[S4] before the start cancels the booking, tells kiosks and writes it into the history, once', async () => {
    const server = await start(dialect)
    expect(await remove(server, 'amara')).toEqual([200, { removed: 'cancelled' }])
    expect(await readRow(server, 'amara')).toMatchObject({ status: 'cancelled' })
    expect(await remove(server, 'amara')).toEqual([200, { removed: 'cancelled' }])
    expect(await acts(server)).toMatchObject([
      {
        act: 'remove',
        subject: 'session:s',
        at: sessionStart - minute,
        by: expect.stringMatching(/^token:/),
        detail: { attendee: 'amara', removed: 'cancelled', reason: 'asked to' },
      },
    ])
    const changes = await server.request('GET', '/api/v1/kiosk/changes', { token: 'kiosk-a' })
    expect((await changes.json()).changes).toContainEqual({
      type: 'booking',
      id: 's amara',
      deleted: true,
    })
  })

  it('[S4] from the start on marks Not Attended, and the row stays with its taps', async () => {
    const server = await start(dialect)
    server.clock.set(sessionStart + 10 * minute)
    await push(server, [presence(1, 'in', 'marek', sessionStart)])
    expect(await remove(server, 'amara')).toEqual([200, { removed: 'not-attended' }])
    expect(await remove(server, 'marek')).toEqual([200, { removed: 'not-attended' }])
    expect(await readAttendance(server)).toMatchObject([
      { attendee: 'amara', status: 'not-attended', visits: 0 },
      { attendee: 'marek', status: 'not-attended', visits: 1 },
    ])
  })

  it('[S4] who checked in before the start is marked, not cancelled', async () => {
    const server = await start(dialect)
    await push(server, [presence(1, 'in', 'amara', sessionStart - 2 * minute)])
    expect(await remove(server, 'amara')).toEqual([200, { removed: 'not-attended' }])
  })

  it('[S4] removes nobody who is not in it, and not for an auditor', async () => {
    const server = await start(dialect)
    expect((await remove(server, 'marek'))[0]).toBe(404)
    expect((await remove(server, 'amara', await server.tokenOf('auditor')))[0]).toBe(403)
    const other = await server.request('DELETE', '/api/v1/sessions/x/attendees/amara', {
      token: server.adminToken,
    })
    expect(other.status).toBe(404)
    expect(await acts(server)).toEqual([])
    expect(await readRow(server, 'amara')).toMatchObject({ status: 'booked' })
  })
})
