import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { ProgrammeAttendanceRow } from '../../src/domain/api-truth.ts'
import { readRow } from '../support/attendance.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const later = (minutes: number) => sessionStart + minutes * minute
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, {
    sessions: [{ id: 's' }, { id: 't', room: 'room-b' }],
    bookings: { s: ['marek'] },
  })
  server.clock.set(sessionEnd + minute)
  // out by a door of each room: neither stay is ended by the other
  await push(server, [
    presence(1, 'in', 'amara', later(0)),
    presence(2, 'in', 'amara', later(20), 't'),
    presence(3, 'out', 'amara', later(30)),
    presence(4, 'out', 'amara', later(50), 't'),
  ])
  return server
}
const read = async (server: TestServer, query = '') => {
  const path = `/api/v1/programmes/p/attendance${query}`
  const response = await server.request('GET', path, { token: server.adminToken })
  return z.parse(Page(ProgrammeAttendanceRow), await response.json())
}

describe.each(databases.dialects)('a programme’s attendance on %s', (dialect) => {
  it('[D6] counts no minute twice; flags both rooms’ records and leaves their totals', async () => {
    const server = await start(dialect)
    expect((await read(server)).items).toMatchObject([
      {
        attendee: 'amara',
        name: 'Amara Okonkwo',
        totalMs: 50 * minute,
        // the shared minutes are of the one entered last
        sessions: [
          { session: 's', ms: 20 * minute },
          { session: 't', ms: 30 * minute },
        ],
        twoPlaces: ['s', 't'],
        provisional: false,
      },
      { attendee: 'marek', totalMs: 0, sessions: [], twoPlaces: [] },
    ])
    for (const session of ['s', 't']) {
      const row = await readRow(server, 'amara', session)
      expect(row).toMatchObject({ totalMs: 30 * minute })
      expect(row.flags).toContain('two-places')
    }
  })

  it('gives it in pages, and says where there is no such programme', async () => {
    const server = await start(dialect)
    const first = await read(server, '?limit=1')
    const second = await read(server, `?limit=1&cursor=${first.next}`)
    expect([...first.items, ...second.items]).toEqual((await read(server)).items)
    expect(second.next).toBeNull()
    const none = await server.request('GET', '/api/v1/programmes/x/attendance', {
      token: server.adminToken,
    })
    expect(none.status).toBe(404)
  })
})
