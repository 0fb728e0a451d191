import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { NoShow, NoShowPatterns } from '../../src/domain/api-no-shows.ts'
import { readAttendance } from '../support/attendance.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const day = 24 * hour
const call = async (server: TestServer, method: string, path: string, body?: unknown) => {
  const ask = { token: server.adminToken, ...(body === undefined ? {} : { body }) }
  const answer = await server.request(method, `/api/v1${path}`, ask)
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return answer
}
const list = async (server: TestServer, query = '') =>
  z.parse(Page(NoShow), await (await call(server, 'GET', `/programmes/p/no-shows?${query}`)).json())
const patterns = async (server: TestServer) =>
  z.parse(
    NoShowPatterns,
    await (await call(server, 'GET', '/programmes/p/no-shows/patterns')).json(),
  )

/**
 * Two closed sessions and the same one again a day later. Amara comes to the first alone, Marek to none,
 * Yuki to the first for ten minutes, Zoë without a booking for ten minutes.
 */
async function start(dialect: 'sqlite' | 'postgres'): Promise<TestServer> {
  const server = await testServer({ database: await databases.open(dialect) })
  const required = { threshold_percent: 75 }
  await seed(server.ctx, {
    sessions: [
      { id: 's', ...required },
      {
        id: 'next',
        title: 'Closing words',
        room: 'room-b',
        start: sessionEnd,
        end: sessionEnd + hour,
      },
      { id: 'again', start: sessionStart + day, end: sessionEnd + day },
    ],
    attendees: {
      amara: 'Amara Okonkwo',
      marek: 'Marek Dvořák',
      yuki: 'Yuki Sato',
      zoe: 'Zoë Berg',
    },
    bookings: { s: ['amara', 'marek', 'yuki'], next: ['amara', 'marek'] },
  })
  server.clock.set(sessionEnd + 2 * hour)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart),
    presence(2, 'in', 'yuki', sessionStart),
    presence(3, 'in', 'zoe', sessionStart),
    presence(4, 'out', 'yuki', sessionStart + 10 * minute),
    presence(5, 'out', 'zoe', sessionStart + 10 * minute),
    presence(6, 'out', 'amara', sessionEnd),
  ])
  await call(server, 'POST', '/sessions/s/closing', {})
  await call(server, 'POST', '/sessions/next/closing', {})
  return server
}

describe.each(databases.dialects)('no-shows on %s', (dialect) => {
  it('[S1] [row A7] are booked people marked Not Attended, the newest session first; who came unbooked is none', async () => {
    const server = await start(dialect)
    expect((await readAttendance(server)).find(({ attendee }) => attendee === 'zoe')?.status).toBe(
      'not-attended',
    )
    const { items } = await list(server)
    expect(items).toMatchObject([
      { session: 'next', attendee: 'amara', came: false, totalMs: null, markedBy: 'auto' },
      { session: 'next', attendee: 'marek', came: false },
      { session: 's', attendee: 'marek', name: 'Marek Dvořák', came: false, again: null },
      { session: 's', attendee: 'yuki', came: true, totalMs: 10 * minute, percent: 16.6 },
    ])
  })

  it('[row A7] are narrowed by session, by whether they came, and by name; come in pages, and as CSV', async () => {
    const server = await start(dialect)
    const who = async (query: string) =>
      (await list(server, query)).items.map(({ session, attendee }) => `${session} ${attendee}`)
    expect(await who('session=s')).toEqual(['s marek', 's yuki'])
    expect(await who('came=some')).toEqual(['s yuki'])
    expect(await who('came=never&session=s')).toEqual(['s marek'])
    expect(await who('q=dvo+mar')).toEqual(['next marek', 's marek'])
    const first = await list(server, 'limit=3')
    const rest = await list(server, `limit=3&cursor=${first.next}`)
    expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 1, null])
    const csv = await (await call(server, 'GET', '/programmes/p/no-shows?format=csv')).text()
    expect(csv.split('\r\n')[4]).toBe(
      'Designing for trust,2026-03-01T10:00:00+01:00,Yuki Sato,yuki@example.org,yes,10,16.6,,',
    )
  })

  it('[row A7] patterns say who missed how many of how many, by session, day, room and hour', async () => {
    const server = await start(dialect)
    expect(await patterns(server)).toEqual({
      ...{ booked: 5, missed: 4, missing: 3 },
      sessions: [
        {
          id: 's',
          title: 'Designing for trust',
          start: sessionStart,
          room: 'Room a',
          booked: 3,
          missed: 2,
        },
        {
          id: 'next',
          title: 'Closing words',
          start: sessionEnd,
          room: 'Room b',
          booked: 2,
          missed: 2,
        },
      ],
      people: [
        {
          attendee: 'marek',
          name: 'Marek Dvořák',
          email: 'marek@example.org',
          booked: 2,
          missed: 2,
        },
        {
          attendee: 'amara',
          name: 'Amara Okonkwo',
          email: 'amara@example.org',
          booked: 2,
          missed: 1,
        },
        { attendee: 'yuki', name: 'Yuki Sato', email: 'yuki@example.org', booked: 1, missed: 1 },
      ],
      days: [{ day: '2026-03-01', booked: 5, missed: 4 }],
      rooms: [
        { room: 'Room a', booked: 3, missed: 2 },
        { room: 'Room b', booked: 2, missed: 2 },
      ],
      hours: [
        { hour: 10, booked: 3, missed: 2 },
        { hour: 11, booked: 2, missed: 2 },
      ],
    })
  })

  it('[S3] [row A7] who is marked Attended by hand is no no-show any more', async () => {
    const server = await start(dialect)
    await call(server, 'POST', '/sessions/s/marks', { attendees: ['marek'], mark: 'attended' })
    expect((await list(server, 'session=s')).items.map(({ attendee }) => attendee)).toEqual([
      'yuki',
    ])
  })

  it('[row A7] booked again: the missed session stays as it is, and says for which date', async () => {
    const server = await start(dialect)
    await call(server, 'POST', '/sessions/again/bookings', { attendees: ['marek', 'yuki'] })
    const { items } = await list(server)
    const again = { id: 'again', title: 'Designing for trust', start: sessionStart + day }
    expect(items.map(({ session, attendee, again }) => [session, attendee, again])).toEqual([
      ['next', 'amara', null],
      ['next', 'marek', again],
      ['s', 'marek', again],
      ['s', 'yuki', again],
    ])
    await call(server, 'POST', '/sessions/again/removals', { attendees: ['marek', 'yuki'] })
    expect((await list(server)).items.filter(({ again }) => again !== null)).toEqual([])
  })
})
