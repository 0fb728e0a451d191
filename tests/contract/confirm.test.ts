import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import {
  ConfirmAnswer,
  ConfirmLinkMade,
  PresentersAnswer,
} from '../../src/domain/api-presenters.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readRow } from '../support/attendance.ts'
import { testDatabases } from '../support/databases.ts'
import { readHistory, whatHappened } from '../support/history-api.ts'
import { presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const trainer = 'Ada Lindqvist'
const day = 24 * hour
const call = (server: TestServer, method: string, path: string, body?: unknown, token?: string) =>
  server.request(method, `/api/v1${path}`, {
    ...(token === undefined ? { token: server.adminToken } : token && { token }),
    ...(body === undefined ? {} : { body }),
  })
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  const presenters = JSON.stringify([trainer])
  await seed(server.ctx, {
    sessions: [
      { id: 's', presenters },
      { id: 'other', title: 'Another room', room: 'room-b', presenters },
      { id: 'theirs', title: 'Not hers', presenters: '["Ben Okafor"]' },
    ],
    bookings: { s: ['amara', 'marek'], other: ['amara'] },
  })
  server.clock.set(sessionEnd + minute)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart),
    presence(2, 'out', 'amara', sessionEnd),
  ])
  return server
}
const link = async (server: TestServer, more: object = {}, session = 's') => {
  const body = { presenter: trainer, ...more }
  const answer = await call(server, 'POST', `/sessions/${session}/confirm-links`, body)
  return z.parse(ConfirmLinkMade, await answer.json())
}
const secretOf = ({ address }: { address: string }) => address.split('/me/confirm/')[1] ?? ''
/** As the presenter's phone asks: without any sign-in. */
const asPresenter = async (server: TestServer, secret: string, act = '', body?: unknown) => {
  const answer = await call(server, act ? 'POST' : 'GET', `/confirm/${secret}${act}`, body, '')
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return z.parse(ConfirmAnswer, await answer.json())
}
const statusOf = async (server: TestServer, secret: string) =>
  (await call(server, 'GET', `/confirm/${secret}`, undefined, '')).status

describe.each(databases.dialects)('the presenter’s link on %s', (dialect) => {
  it('[row A8] shows the list of its session: names, statuses and times, and what is still missing', async () => {
    const server = await start(dialect)
    const shown = await asPresenter(server, secretOf(await link(server)))
    expect(shown).toMatchObject({
      ...{ title: 'Designing for trust', presenter: trainer, begun: true, closed: null },
      waiting: [{ name: 'Kiosk a', through: null }],
      items: [
        {
          attendee: 'amara',
          name: 'Amara Okonkwo',
          status: 'pending',
          firstIn: sessionStart,
          markedBy: null,
        },
        { attendee: 'marek', status: 'pending', firstIn: null },
      ],
    })
    expect(JSON.stringify(shown)).not.toContain('@')
  })

  it('[S3] [row A8] marks by it are a person’s, are undone, and the history names the presenter', async () => {
    const server = await start(dialect)
    const secret = secretOf(await link(server))
    const marks = { attendees: ['marek'], mark: 'attended' }
    const { items } = await asPresenter(server, secret, '/marks', marks)
    expect(items[1]).toMatchObject({ attendee: 'marek', status: 'attended', markedBy: 'you' })
    const [row] = (await readHistory(server)).items
    expect(row).toMatchObject({ what: 'Marked Attended', by: { kind: 'presenter', name: trainer } })
    const undone = await asPresenter(server, secret, '/marks', { ...marks, mark: null })
    expect(undone.items[1]).toMatchObject({ status: 'pending', markedBy: null })
  })

  it('[W2] [row A8] “confirmed” closes the session, once, by the presenter, and automatic marks follow', async () => {
    const server = await start(dialect)
    const secret = secretOf(await link(server))
    const done = await asPresenter(server, secret, '/closing')
    expect(done).toMatchObject({ confirmedAt: server.clock(), closed: { byYou: true } })
    await settle(server.ctx)
    expect(await readRow(server, 'amara')).toMatchObject({ status: 'attended', markedBy: 'auto' })
    server.clock.advance(minute)
    expect(await asPresenter(server, secret, '/closing')).toEqual({
      ...done,
      items: expect.anything(),
    })
    expect(await whatHappened(server, 'kind=closings')).toHaveLength(1)
    const list = z.parse(
      PresentersAnswer,
      await (await call(server, 'GET', '/programmes/p/presenters')).json(),
    )
    expect(list.items[0]?.sessions).toMatchObject([
      { id: 'other', confirmedAt: null },
      { id: 's', confirmedAt: sessionEnd + minute },
    ])
  })

  it('[row A8] reaches nothing beyond its session, and nobody who is not in it', async () => {
    const server = await start(dialect)
    const secret = secretOf(await link(server, {}, 'other'))
    const body = { attendees: ['marek'], mark: 'attended' }
    expect((await call(server, 'POST', `/confirm/${secret}/marks`, body, '')).status).toBe(422)
    for (const path of ['/sessions/other', '/sessions/other/attendance', '/programmes/p/history']) {
      expect((await call(server, 'GET', path, undefined, secret)).status).toBe(401)
    }
    const foreign = { presenter: 'Ben Okafor' }
    expect((await call(server, 'POST', '/sessions/s/confirm-links', foreign)).status).toBe(422)
  })

  it('[row A8] is the same each time, until it is revoked, has expired, or the session names somebody else', async () => {
    const server = await start(dialect)
    const first = await link(server)
    expect(await link(server)).toEqual(first)
    const secret = secretOf(first)
    expect(await statusOf(server, secret)).toBe(200)
    expect(
      await statusOf(server, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`),
    ).toBe(404)
    expect((await call(server, 'DELETE', `/confirm-links/${first.id}`)).status).toBe(200)
    expect((await call(server, 'DELETE', `/confirm-links/${first.id}`)).status).toBe(404)
    expect(await statusOf(server, secret)).toBe(404)
    const second = secretOf(await link(server))
    expect(second).not.toBe(secret)
    const { status } = await call(server, 'PATCH', '/sessions/s', { presenters: ['Ben Okafor'] })
    expect([status, await statusOf(server, second)]).toEqual([200, 404])
    await call(server, 'PATCH', '/sessions/s', { presenters: [trainer] })
    expect(await statusOf(server, second)).toBe(200)
    server.clock.set(sessionEnd + 15 * day)
    expect(await statusOf(server, second)).toBe(404)
  })

  it('[row A8] before the session begins the list is shown, and neither marked nor confirmed', async () => {
    const server = await start(dialect)
    const secret = secretOf(await link(server))
    server.clock.set(sessionStart - minute)
    expect((await asPresenter(server, secret)).begun).toBe(false)
    expect((await call(server, 'POST', `/confirm/${secret}/closing`, undefined, '')).status).toBe(
      422,
    )
  })

  it('[row A8] [row C7] goes by mail to the presenter’s address, once it is known', async () => {
    const server = await start(dialect)
    const body = { presenter: trainer, send: true }
    expect((await call(server, 'POST', '/sessions/s/confirm-links', body)).status).toBe(422)
    const change = { name: trainer, email: 'ada@example.org', language: 'de' }
    const saved = await call(server, 'PUT', '/programmes/p/presenters', change)
    expect(z.parse(PresentersAnswer, await saved.json()).items[0]).toMatchObject({
      ...{ name: trainer, email: 'ada@example.org', language: 'de' },
      sessions: [{ id: 'other' }, { id: 's', link: null }],
    })
    expect(await link(server, { send: true })).toMatchObject({ mailed: true })
    const mails = await server.ctx.database.db.selectFrom('mails').selectAll().execute()
    expect(mails).toMatchObject([
      { template: 'confirm-link', address: 'ada@example.org', language: 'de' },
    ])
    expect(
      (await call(server, 'PUT', '/programmes/p/presenters', { ...change, name: 'Nobody' })).status,
    ).toBe(404)
    expect(await whatHappened(server)).toEqual([
      'Mailed the presenter the link that confirms the list',
      'Changed how the presenter is reached',
    ])
  })
})
