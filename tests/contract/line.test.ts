import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance } from '../support/attendance.ts'
import { bookingActs, seedLine } from '../support/bookings.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push, undo } from '../support/push.ts'
import { minute, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
const open: TestServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await settle(server.ctx)
})
afterAll(() => databases.stop())

describe.each(databases.dialects)('the waiting list on %s', (dialect) => {
  const start = async (capacity: number | null) => {
    const server = await testServer({ database: await databases.open(dialect) })
    open.push(server)
    await seedLine(server, capacity)
    server.clock.set(sessionStart - 60 * minute)
    return { server, ...bookingActs(server) }
  }

  it('[row A1] who is added to a full session waits, in order, and is counted', async () => {
    const { server, book, line } = await start(2)
    expect(await book(['a', 'b', 'c', 'd'])).toEqual(['booked', 'booked', 1, 2])
    expect(await book(['d', 'e'])).toEqual([2, 3])
    expect(await line()).toEqual(['c', 'd', 'e'])
    const list = await server.request('GET', '/api/v1/programmes/p/sessions', {
      token: server.adminToken,
    })
    expect((await list.json()).items).toMatchObject([{ booked: 2, waiting: 3, capacity: 2 }])
    expect((await readAttendance(server)).map(({ attendee }) => attendee)).toEqual(['a', 'b'])
  })

  it('[row A5] a place that becomes free goes to the first in line, with a mail, in the same act', async () => {
    const { book, remove, line, booked, mails, acts } = await start(2)
    await book(['a', 'b', 'c', 'd'])
    expect((await (await remove(['b'])).json()).placed).toEqual(['c'])
    expect(await booked()).toEqual(['a', 'c'])
    expect(await line()).toEqual(['d'])
    expect(await mails()).toEqual(['place-free c'])
    expect((await acts()).slice(1)).toMatchObject([
      { act: 'remove', detail: { attendee: 'b' } },
      { act: 'place-free', by: 'system', detail: { attendees: ['c'] } },
    ])
  })

  it('[row A1] more places go to the first in line; fewer take nobody’s', async () => {
    const { book, capacity, line, booked } = await start(1)
    await book(['a', 'b', 'c', 'd'])
    await capacity(3)
    expect([await booked(), await line()]).toEqual([['a', 'b', 'c'], ['d']])
    await capacity(1)
    expect([await booked(), await line()]).toEqual([['a', 'b', 'c'], ['d']])
    await capacity(null)
    expect([await booked(), await line()]).toEqual([['a', 'b', 'c', 'd'], []])
  })

  it('[row A4] staff may book beyond the capacity knowingly, move in line, and take off it', async () => {
    const { book, lineAct, line, booked, remove, acts } = await start(1)
    await book(['a', 'b', 'c', 'd'])
    expect((await lineAct('PATCH', 'd', { place: 1 })).status).toBe(200)
    expect(await line()).toEqual(['d', 'b', 'c'])
    expect(await book(['c'], { whenFull: 'book' })).toEqual(['booked'])
    expect(await line()).toEqual(['d', 'b'])
    expect((await lineAct('DELETE', 'd')).status).toBe(200)
    expect((await lineAct('DELETE', 'd')).status).toBe(404)
    // one more than there are places: the first who goes frees none
    await remove(['a'])
    expect([await booked(), await line()]).toEqual([['c'], ['b']])
    expect((await acts()).map(({ act }) => act)).toEqual([
      'book',
      'line-move',
      'book',
      'line-leave',
      'remove',
    ])
  })

  it('[S1] a tap of somebody who waits makes a booking and takes a place', async () => {
    const { server, book, line, remove, booked } = await start(1)
    await book(['a', 'b', 'c'])
    await push(server, [presence(1, 'in', 'b', sessionStart - 10 * minute)])
    expect(await line()).toEqual(['c'])
    expect((await readAttendance(server)).map(({ attendee }) => attendee)).toEqual(['a', 'b'])
    // two hold places of one: nobody moves up
    await remove(['a'])
    expect([await booked(), await line()]).toEqual([[], ['c']])
  })

  it('[E4] the place of a tap that was taken back goes to the first in line', async () => {
    const { server, book, line, booked } = await start(1)
    const at = sessionStart - 10 * minute
    await push(server, [presence(1, 'in', 'a', at)])
    expect(await book(['b', 'c'])).toEqual([1, 2])
    await push(server, [undo(2, 'log-a', 1, at + 1000)])
    await settle(server.ctx)
    expect([await booked(), await line()]).toEqual([['b'], ['c']])
  })

  it('[S4] once the session has begun the line gives out no places, and who is added is booked', async () => {
    const { server, book, line, remove, booked, capacity } = await start(1)
    await book(['a', 'b'])
    server.clock.set(sessionStart + minute)
    await remove(['a'])
    await capacity(5)
    expect([await booked(), await line()]).toEqual([['a'], ['b']])
    await capacity(1)
    expect(await book(['c'])).toEqual(['booked'])
  })

  it('[row M6] whoever was merged waits as the one they count for; erased, they wait no more', async () => {
    const { server, book, line, remove, booked } = await start(1)
    await book(['a', 'b', 'c'])
    const merge = { token: server.adminToken, body: { into: 'h', reason: 'the same' } }
    expect((await server.request('POST', '/api/v1/attendees/b/merge', merge)).status).toBe(200)
    expect(await line()).toEqual(['h', 'c'])
    const erase = await server.request('POST', '/api/v1/attendees/c/erase', {
      token: server.adminToken,
      body: {},
    })
    expect(erase.status).toBe(200)
    expect(await line()).toEqual(['h'])
    await remove(['a'])
    expect([await booked(), await line()]).toEqual([['h'], []])
  })

  it('[row A1] two who give the last place at once give it to one; the other waits', async () => {
    const { book, booked, line } = await start(1)
    const [one, other] = await Promise.all([book(['a']), book(['b'])])
    expect([one, other].flat().sort()).toEqual([1, 'booked'])
    expect((await booked()).length + (await line()).length).toBe(2)
    expect(await booked()).toHaveLength(1)
  })

  it('[row A5] a cancellation while another is added fills the place once', async () => {
    const { book, booked, line, remove } = await start(1)
    await book(['a', 'b'])
    await Promise.all([remove(['a']), book(['c']), book(['d'])])
    expect(await booked()).toEqual(['b'])
    expect((await line()).sort()).toEqual(['c', 'd'])
  })

  it('[row M4] a sheet of bookings books all whom it names, beyond the capacity too, and says so before', async () => {
    const { server, book, booked, line } = await start(1)
    await book(['a', 'b'])
    const csv = 'session,attendee\nS1,b@example.org\nS1,c@example.org\n'
    const take = async (dryRun: boolean) => {
      const path = `/api/v1/programmes/p/import/bookings?dryRun=${dryRun}`
      const headers = { 'content-type': 'text/csv' }
      const ask = { token: server.adminToken, body: csv, headers }
      return (await server.request('POST', path, ask)).json()
    }
    const beyond = [{ id: 's', title: 'Designing for trust', capacity: 1, booked: 3 }]
    expect(await take(true)).toMatchObject({ added: 2, errors: [], beyond })
    expect(await take(false)).toMatchObject({ added: 2, beyond })
    expect([await booked(), await line()]).toEqual([['a', 'b', 'c'], []])
  })
})
