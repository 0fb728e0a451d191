import { expect, it } from 'vitest'
import type { SessionListRow, SessionRow } from '../../src/domain/api.ts'
import { addBookings } from '../../sync-server/db/bookings.ts'
import { lines, type Uploading, uploading } from '../support/upload.ts'

async function withSessions() {
  const server = await uploading('Europe/Berlin')
  await server.upload(
    'sessions',
    lines(
      'code,title,room,start,end,breaks',
      'A,Audit,Aspen,2026-05-04T09:00,2026-05-04T10:00,09:30-09:40',
      'B,Books,Birch,2026-05-04T09:00,2026-05-04T10:00,',
      'C,Cash,Aspen,2026-05-04T11:00,2026-05-04T12:00,',
    ),
  )
  await server.upload('attendees', lines('code,name', 'p1,Ada', 'p2,Bo'))
  const sessions = await server.sessions()
  const [audit, books] = sessions
  if (!audit || !books) throw new Error('no sessions')
  await server.ctx.database.db.deleteFrom('dirty').execute()
  return { ...server, audit, books }
}

const patch = async (server: Uploading, id: string, body: unknown, token = server.adminToken) => {
  const got = await server.request('PATCH', `/api/v1/sessions/${id}`, { token, body })
  return { status: got.status, body: await got.json() }
}
const dirty = async ({ ctx }: Uploading) =>
  (await ctx.database.db.selectFrom('dirty').selectAll().execute()).length

it('lists sessions by start, in pages that neither repeat nor leave out any', async () => {
  const server = await withSessions()
  const titles: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const at: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: { items: SessionListRow[]; next: string | null } = await server.get(
      `/api/v1/programmes/${server.programme}/sessions?limit=1${at}`,
    )
    titles.push(...page.items.map(({ title }) => title))
    cursor = page.next
  }
  expect(titles.sort()).toEqual(['Audit', 'Books', 'Cash'])
})

it('shows one session, 404 where there is none', async () => {
  const server = await withSessions()
  const { booked: _b, waiting: _w, checkedIn: _c, attended: _a, ...row } = server.audit
  expect(await server.get(`/api/v1/sessions/${server.audit.id}`)).toEqual(row)
  expect(await server.get('/api/v1/sessions/none')).toMatchObject({ code: 'not-found' })
  expect((await patch(server, 'none', { title: 'X' })).status).toBe(404)
})

it('changes any field; the revision rises only where something changes', async () => {
  const server = await withSessions()
  const { audit, books } = server
  const set = {
    title: 'Auditing',
    room: { id: books.room?.id },
    presenters: ['Ada'],
    capacity: 30,
    delivery: 'hybrid',
    fieldOfStudy2: 'Taxes',
    credits1: 1.1,
    credits2: 0.29,
    expiryMonths: 12,
    thresholdPercent: 80,
    forgottenCheckOut: 'cap:90',
    checkOutRequired: true,
    checkOutCode: 'Fox',
  }
  const changed = await patch(server, audit.id, { ...set, revision: 1, unheard: 'of' })
  expect([changed.status, changed.body]).toEqual([
    200,
    expect.objectContaining({ ...set, room: books.room, revision: 2, fieldOfStudy1: null }),
  ])
  const again = await patch(server, audit.id, set)
  expect(again.body.revision).toBe(2)
  const byId = await patch(server, audit.id, { room: audit.room?.id })
  expect(byId.body.room).toEqual(audit.room)
})

it('refuses an old revision with the row as it stands', async () => {
  const server = await withSessions()
  await patch(server, server.audit.id, { title: 'First', revision: 1 })
  const late = await patch(server, server.audit.id, { title: 'Second', revision: 1 })
  expect(late.status).toBe(409)
  expect(late.body).toMatchObject({ code: 'stale', current: { title: 'First', revision: 2 } })
  expect(await server.get(`/api/v1/sessions/${server.audit.id}`)).toMatchObject({ title: 'First' })
})

it('[D1] takes actual times from staff, and no end before the start', async () => {
  const server = await withSessions()
  const { audit } = server
  const token = await server.tokenOf('staff')
  const actual = { actualStart: audit.start + 60_000, actualEnd: audit.end + 120_000 }
  expect((await patch(server, audit.id, actual, token)).body).toMatchObject(actual)
  const early = await patch(server, audit.id, { actualEnd: audit.start }, token)
  expect([early.status, early.body.code]).toEqual([422, 'invalid'])
  const title = await patch(server, audit.id, { title: 'Mine' }, token)
  expect([title.status, title.body.code]).toEqual([403, 'forbidden'])
  const reader = await patch(server, audit.id, actual, await server.tokenOf('auditor'))
  expect(reader.status).toBe(403)
})

it('refuses times that no calendar has, so that the record stays readable', async () => {
  const server = await withSessions()
  const most = Number.MAX_SAFE_INTEGER
  for (const change of [
    { start: most - 9, end: most },
    { start: -most },
    { actualStart: -most },
    { actualEnd: most },
  ]) {
    const { status, body } = await patch(server, server.audit.id, change)
    expect([status, body.code]).toEqual([422, 'invalid'])
  }
  await server.get(`/api/v1/sessions/${server.audit.id}/attendance`)
})

it('[D5] makes everybody’s record follow a change of the window, not one of the title', async () => {
  const server = await withSessions()
  const told: unknown[] = []
  server.ctx.live.listen((event) => told.push(event))
  await patch(server, server.audit.id, { title: 'Auditing' })
  expect(await dirty(server)).toBe(0)
  expect(told).toEqual([{ type: 'programme', programme: server.programme }])
  const answer = server.request('PATCH', `/api/v1/sessions/${server.audit.id}`, {
    token: server.adminToken,
    body: { actualEnd: server.audit.end + 1 },
  })
  const dirtied: number[] = []
  const stop = server.ctx.live.listen(async () => dirtied.push(await dirty(server)))
  await answer
  stop()
  await expect.poll(() => dirtied).toEqual([2])
})

it('moves breaks along with the start and cuts them to the window', async () => {
  const server = await withSessions()
  const { audit } = server
  const minutes = (count: number) => audit.start + count * 60_000
  const moved = await patch(server, audit.id, { start: minutes(60), end: minutes(95) })
  expect(moved.body.breaks).toEqual([{ start: minutes(90), end: minutes(95) }])
})

it.each([
  ['end', { end: 0 }],
  ['title', { title: '  ' }],
  ['breaks', { breaks: [{ start: 0, end: 1 }] }],
  ['thresholdPercent', { thresholdPercent: 101 }],
  ['forgottenCheckOut', { forgottenCheckOut: 'whenever' }],
  ['room', { room: 'nowhere' }],
  ['code', { code: 'B' }],
  ['credits1', { credits1: 0.123 }],
])('refuses a %s that makes no sense', async (field, set) => {
  const server = await withSessions()
  const answer = await patch(server, server.audit.id, set)
  expect([answer.status, answer.body.code]).toEqual([422, 'invalid'])
  expect(answer.body.detail).toMatch(new RegExp(`^${field}`))
  const now = await server.get<SessionRow>(`/api/v1/sessions/${server.audit.id}`)
  expect(now.revision).toBe(1)
})

it('[S3] counts who is booked and who attended, a person’s mark winning', async () => {
  const server = await withSessions()
  const people = await server.attendees()
  const { db, dialect } = server.ctx.database
  const bookings = people.map(({ id }) => ({ session: server.audit.id, attendee: id }))
  await db
    .transaction()
    .execute((tx) => addBookings(tx, dialect, server.programme, 'import', bookings, server.clock()))
  const count = async () => {
    const [audit, books] = await server.sessions()
    return [audit, books].map((one) => [one?.booked, one?.checkedIn, one?.attended])
  }
  expect(await count()).toEqual([
    [2, 0, 0],
    [0, 0, 0],
  ])
  await server.request('POST', `/api/v1/sessions/${server.audit.id}/marks`, {
    token: server.adminToken,
    body: { attendees: [people[0]?.id], mark: 'attended' },
  })
  expect(await count()).toEqual([
    [2, 0, 1],
    [0, 0, 0],
  ])
})
