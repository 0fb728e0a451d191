import { afterAll, describe, expect, it } from 'vitest'
import { readAttendance, readRow } from '../support/attendance.ts'
import { testDatabases } from '../support/databases.ts'
import { minute, seed } from '../support/seed.ts'
import { testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

/** Late on 31 January in UTC, and already the first of February in Auckland. */
const marked = Date.UTC(2026, 0, 31, 20)
const day = 86_400_000

describe.each(databases.dialects)('how long an attendance is valid on %s', (dialect) => {
  const start = async (timeZone: string) => {
    const server = await testServer({ database: await databases.open(dialect) })
    const session = { id: 's', start: marked - 120 * minute, end: marked - 60 * minute }
    await seed(server.ctx, {
      sessions: [{ ...session, expiry_months: 1 }],
      bookings: { s: ['amara', 'marek'] },
      timeZone,
    })
    server.clock.set(marked)
    const path = '/api/v1/sessions/s/marks'
    const body = { attendees: ['amara'], mark: 'attended' }
    await server.request('POST', path, { token: server.adminToken, body })
    const at = async (time: number) => {
      server.clock.set(time)
      return (await readRow(server, 'amara')).expiry
    }
    return { server, at }
  }

  it('[X1] from the day of the mark, as the programme’s zone has it; who didn’t attend has none', async () => {
    const { server, at } = await start('UTC')
    expect(await at(marked)).toBe('expiring-soon')
    expect(await at(Date.UTC(2026, 1, 28, 23, 59))).toBe('expiring-soon')
    expect(await at(Date.UTC(2026, 2, 1))).toBe('expired')
    expect((await readAttendance(server)).map(({ expiry }) => expiry)).toEqual(['expired', null])
    const auckland = await start('Pacific/Auckland')
    expect(await auckland.at(Date.UTC(2026, 2, 1) - 1 * 60 * minute)).toBe('expiring-soon')
    expect(await auckland.at(Date.UTC(2026, 2, 1) + day)).toBe('expired')
  })
})
