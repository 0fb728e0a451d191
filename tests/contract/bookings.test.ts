import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readRow } from '../support/attendance.ts'
import { bookingActs, seedLine } from '../support/bookings.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
const open: TestServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await settle(server.ctx)
})
afterAll(() => databases.stop())

describe.each(databases.dialects)('booking on %s', (dialect) => {
  const start = async (capacity: number | null = null) => {
    const server = await testServer({ database: await databases.open(dialect) })
    open.push(server)
    await seedLine(server, capacity)
    server.clock.set(sessionStart - 60 * minute)
    return { server, ...bookingActs(server) }
  }

  it('[row A4] adds attendees in one act, once, and kiosks hear of it', async () => {
    const { server, book, booked, acts } = await start()
    expect(await book(['a', 'b', 'a'])).toEqual(['booked', 'booked'])
    expect(await book(['b', 'c'])).toEqual(['already', 'booked'])
    expect(await book(['b'])).toEqual(['already'])
    expect(await booked()).toEqual(['a', 'b', 'c'])
    expect(await acts()).toMatchObject([
      { act: 'book', detail: { attendees: ['a', 'b'], booked: ['a', 'b'], waiting: [] } },
      { act: 'book', detail: { attendees: ['b', 'c'], booked: ['c'] } },
    ])
    const changes = await server.request('GET', '/api/v1/kiosk/changes', { token: 'kiosk-a' })
    expect((await changes.json()).changes).toContainEqual({
      type: 'booking',
      id: 's a',
      session: 's',
      attendee: 'a',
    })
    expect(await readRow(server, 'a')).toMatchObject({ status: 'booked' })
  })

  it('[row A4] adds and marks in one act, with full credit as if booked', async () => {
    const { server, book, acts } = await start(0)
    server.clock.set(sessionEnd + minute)
    expect(await book(['a'], { mark: 'attended', reason: 'on the paper list' })).toEqual(['booked'])
    expect(await readRow(server, 'a')).toMatchObject({ status: 'attended' })
    expect(await acts()).toMatchObject([
      { act: 'book', detail: { booked: ['a'], mark: 'attended', reason: 'on the paper list' } },
    ])
  })

  it('[row A4] somebody new comes onto the roster and into the session in one act, or not at all', async () => {
    const { server, post, booked, acts } = await start()
    const person = { name: 'Ngozi Eze', email: 'Ngozi@Example.org', organisation: 'Lagos Audit' }
    const answer = await post('/walk-ins', { person, mark: 'attended' })
    const { items } = await answer.json()
    expect([answer.status, items]).toMatchObject([200, [{ as: 'booked' }]])
    expect(await readRow(server, items[0].attendee)).toMatchObject({
      name: 'Ngozi Eze',
      email: 'ngozi@example.org',
      status: 'attended',
    })
    expect((await acts()).map(({ act }) => act)).toEqual(['attendee-add', 'book'])
    const again = await post('/walk-ins', { person: { name: 'Ngozi E.', email: person.email } })
    expect(again.status).toBe(422)
    expect((await again.json()).detail).toContain('belongs to "Ngozi Eze" already')
    expect(await booked()).toHaveLength(1)
  })

  it('[row A4] a substitution cancels one booking and adds the other, in one act', async () => {
    const { server, book, post, booked, acts, mails } = await start(2)
    await book(['a', 'b', 'c'])
    const body = { out: 'a', in: 'd', reason: 'ill', tell: true }
    expect(await (await post('/substitutions', body)).json()).toEqual({
      out: 'a',
      in: 'd',
      told: true,
    })
    // the place goes to the substitute, past who waits
    expect(await booked()).toEqual(['b', 'd'])
    expect((await acts()).slice(1)).toMatchObject([
      { act: 'substitute', detail: { out: 'a', in: 'd', reason: 'ill' } },
    ])
    expect(await mails()).toEqual(['cancelled a'])
    expect(await readRow(server, 'a')).toMatchObject({ status: 'cancelled' })
  })

  it('[row A4] nobody stands in for who was there, nor who has a place, and then nothing changes', async () => {
    const { server, book, post, booked } = await start()
    await book(['a', 'b'])
    await push(server, [presence(1, 'in', 'a', sessionStart - 5 * minute)])
    const tried = async (out: string, comes: unknown) =>
      (await post('/substitutions', { out, in: comes })).status
    expect(await tried('a', 'd')).toBe(422)
    expect(await tried('b', 'a')).toBe(422)
    expect(await tried('c', 'd')).toBe(422)
    expect(await tried('b', 'nobody')).toBe(404)
    expect(await tried('b', { name: '' })).toBe(422)
    expect(await booked()).toEqual(['a', 'b'])
    server.clock.set(sessionEnd + minute)
    expect(await tried('b', { name: 'Somebody New' })).toBe(200)
    expect(await readRow(server, 'b')).toMatchObject({ status: 'cancelled' })
  })

  it('[row A5] removing several tells those who want to be told, and booking again takes that back', async () => {
    const { server, book, remove, mails, booked } = await start()
    await book(['a', 'b'])
    expect((await remove(['a', 'h'])).status).toBe(404)
    expect(await booked()).toEqual(['a', 'b'])
    await remove(['a', 'b'], { tell: true })
    expect(await mails()).toEqual(['cancelled a', 'cancelled b'])
    expect(await book(['a'])).toEqual(['booked'])
    expect(await mails()).toEqual(['cancelled b'])
    expect(await readRow(server, 'a')).toMatchObject({ status: 'booked' })
    server.clock.set(sessionStart + minute)
    const late = await remove(['a'], { tell: true })
    expect((await late.json()).items).toEqual([
      { attendee: 'a', removed: 'not-attended', told: false },
    ])
  })

  it('[row A4] what was booked by mistake is taken back with its mark, also once the session is over', async () => {
    const { server, book, remove, acts } = await start()
    server.clock.set(sessionEnd + minute)
    await book(['a'], { mark: 'attended' })
    const answer = await remove(['a'], { mistake: true })
    expect((await answer.json()).items).toMatchObject([{ removed: 'cancelled' }])
    expect(await readRow(server, 'a')).toMatchObject({ status: 'cancelled', markedBy: null })
    expect((await acts()).map(({ act }) => act)).toEqual(['book', 'remove'])
  })

  it('[row A4] books nobody unknown, nor for a cancelled session, nor for an auditor', async () => {
    const { server, book, post, booked } = await start()
    expect((await post('/bookings', { attendees: ['a', 'nobody'] })).status).toBe(404)
    expect((await post('/bookings', { attendees: [] })).status).toBe(422)
    const auditor = await server.tokenOf('auditor')
    expect((await post('/bookings', { attendees: ['a'] }, auditor)).status).toBe(403)
    expect((await post('/walk-ins', { person: { name: 'N' } }, auditor)).status).toBe(403)
    await server.ctx.database.db.updateTable('sessions').set({ cancelled: 1 }).execute()
    expect((await post('/bookings', { attendees: ['a'] })).status).toBe(422)
    expect(await booked()).toEqual([])
    await expect(book(['a'])).rejects.toThrow(/cancelled/)
  })
})
