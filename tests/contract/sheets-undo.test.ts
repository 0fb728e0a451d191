import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportUndo, PastImport } from '../../src/domain/api-imports.ts'
import { forgetImported } from '../../sync-server/db/import-rows.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { type TestDatabases, testDatabases } from '../support/databases.ts'
import { lines, type Uploading, uploading } from '../support/upload.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
}, 60_000)
afterAll(() => databases.stop())

const sessionsFile = lines(
  'code,title,room,start,end',
  'A,Audit,Aspen,2026-05-04T09:00,2026-05-04T10:00',
  'B,Books,Birch,2026-05-04T09:00,2026-05-04T10:00',
)
const peopleFile = lines('code,name,badge', '1,Ada,B1', '2,Lin,B2')

/** Before the sessions; both imported, nobody booked. */
async function onEach(act: (server: Uploading) => Promise<void>): Promise<void> {
  for (const dialect of databases.dialects) {
    const server = await uploading('UTC', { database: await databases.open(dialect) })
    server.clock.set(Date.UTC(2026, 4, 1))
    await server.upload('sessions', sessionsFile, { query: '?file=first.csv' })
    await server.upload('attendees', peopleFile)
    await act(server)
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  }
}

const past = async (server: Uploading) =>
  (await server.get<{ items: PastImport[] }>(`/api/v1/programmes/${server.programme}/imports`))
    .items
/** Of the newest import, or the one so many before it. */
async function undo(server: Uploading, query = '', nth = 0) {
  const id = (await past(server))[nth]?.id
  const path = `/api/v1/imports/${id}/undo${query}`
  const got = await server.request('POST', path, { token: server.adminToken, body: {} })
  const body: ImportUndo & { code?: string; detail?: string } = await got.json()
  return { status: got.status, ...body }
}
const looks = async (server: Uploading) =>
  (await server.sessions())
    .map(({ code, title, room, cancelled }) => [code, title, room?.name, cancelled])
    .sort()
const people = async (server: Uploading) =>
  (await server.attendees()).map(({ name, badge, active }) => [name, badge, active])

describe('[row M4] a whole import is undone', () => {
  it('sessions: those changed are as before, those added are gone, with their empty room', async () => {
    await onEach(async (server) => {
      const before = await looks(server)
      await server.upload(
        'sessions',
        lines(
          'code,title,room,start,end',
          'B,Audit,Cedar,2026-05-04T11:00,2026-05-04T12:00',
          'C,Cash,Cedar,2026-05-04T11:00,2026-05-04T12:00',
        ),
        { query: '?file=second.csv' },
      )
      expect(await undo(server, '?dryRun=true')).toMatchObject({ undone: 2, kept: [] })
      expect(await looks(server)).toHaveLength(3)
      expect(await undo(server)).toMatchObject({ status: 200, undone: 2, kept: [] })
      expect(await looks(server)).toEqual(before)
      const rooms = `/api/v1/programmes/${server.programme}/rooms`
      expect((await server.get<{ items: unknown[] }>(rooms)).items).toHaveLength(2)
      expect((await past(server)).map(({ file, what, canUndo }) => [file, what, canUndo])).toEqual([
        ['second.csv', 'sessions', false],
        [null, 'attendees', true],
        ['first.csv', 'sessions', true],
      ])
      expect((await past(server))[0]?.undone?.at).toBe(server.clock())
      expect(await undo(server)).toMatchObject({ status: 404, detail: 'It was undone already.' })
    })
  }, 60_000)

  it('a row that somebody changed since stays, is named, and the rest goes only where asked', async () => {
    await onEach(async (server) => {
      const [one] = await server.sessions()
      const body = { capacity: 12 }
      const path = `/api/v1/sessions/${one?.id}`
      await server.request('PATCH', path, { token: server.adminToken, body })
      const refused = await undo(server, '', 1)
      expect(refused).toMatchObject({
        status: 409,
        code: 'stale',
        kept: [{ id: one?.id, title: one?.title, reason: 'It was changed after the import.' }],
      })
      expect(await looks(server)).toHaveLength(2)
      expect(await undo(server, '?rest=true', 1)).toMatchObject({ status: 200, undone: 1 })
      expect((await looks(server)).map(([, title]) => title)).toEqual([one?.title])
    })
  }, 60_000)

  it('attendees: those changed are as before, those added are gone, those in use stay', async () => {
    await onEach(async (server) => {
      const before = await people(server)
      // badges change hands
      await server.upload(
        'attendees',
        lines('code,name,badge,active', '1,Ada King,B2,no', '2,Lin,B1,yes', '3,New,B3,yes'),
      )
      expect((await undo(server)).undone).toBe(3)
      expect(await people(server)).toEqual(before)
      await server.upload('bookings', lines('session,attendee', 'A,1'))
      expect(await undo(server, '', 2)).toMatchObject({
        status: 409,
        kept: [{ title: 'Ada', reason: 'It is in use since: there are bookings.' }],
      })
      expect((await undo(server)).undone).toBe(1)
      expect((await undo(server, '', 2)).undone).toBe(2)
      expect(await people(server)).toEqual([])
    })
  }, 60_000)

  it('attendees known from another programme lose their place here, not themselves', async () => {
    await onEach(async (server) => {
      const programme = await server.addProgramme('UTC')
      const file = (name: string) => lines('name,email', `${name},grace@example.org`)
      await server.upload('attendees', file('Grace'), { programme })
      await server.upload('attendees', file('Grace Hopper'))
      expect((await undo(server)).undone).toBe(1)
      expect(await people(server)).toHaveLength(2)
      const other = `/api/v1/programmes/${programme}/attendees`
      const { items } = await server.get<{ items: { name: string }[] }>(other)
      expect(items.map(({ name }) => name)).toEqual(['Grace'])
    })
  }, 60_000)

  it('bookings: added ones go, cancelled ones hold again; [S4] once the session began they stay', async () => {
    await onEach(async (server) => {
      const booked = async () => {
        const text = new TextDecoder().decode(await server.download('bookings'))
        return [...text.matchAll(/(Audit|Books),(Ada|Lin)/g)].map(([pair]) => pair).sort()
      }
      await server.upload('bookings', lines('session,attendee', 'A,1', 'B,1'))
      const query = '?cancelMissing=true'
      await server.upload('bookings', lines('session,attendee', 'A,2', 'B,1'), { query })
      expect(await booked()).toEqual(['Audit,Lin', 'Books,Ada'])
      expect((await undo(server)).undone).toBe(2)
      expect(await booked()).toEqual(['Audit,Ada', 'Books,Ada'])
      server.clock.set(Date.UTC(2026, 4, 4, 9))
      const late = await undo(server, '', 1)
      expect([late.status, late.kept.map(({ title }) => title).sort()]).toEqual([
        409,
        ['Ada, Audit', 'Ada, Books'],
      ])
    })
  }, 60_000)
})

it('[E9] what an import keeps of somebody can be erased, and none of it is kept for more than 30 days', async () => {
  await onEach(async (server) => {
    await server.upload('attendees', lines('code,name', '1,Ada King', '2,Lin Hu'))
    const { db } = server.ctx.database
    const kept = async () => {
      const rows = await db.selectFrom('import_rows').select('before').execute()
      return rows.map(({ before }) => before).filter((text) => text.includes('name'))
    }
    const ada = (await server.attendees()).find(({ code }) => code === '1')
    expect(await kept()).toHaveLength(2)
    await db.transaction().execute((tx) => forgetImported(tx, [ada?.id ?? '']))
    expect(await kept()).toEqual(['{"name":"Lin"}'])
    server.clock.advance(31 * 86_400_000)
    await server.upload('attendees', lines('code,name', '3,New'))
    expect(await kept()).toEqual([])
    expect((await undo(server, '', 1)).status).toBe(404)
  })
}, 60_000)

it('is for admins alone; auditors may read the list', async () => {
  const server = await uploading()
  const path = `/api/v1/programmes/${server.programme}/imports`
  const auditor = await server.tokenOf('auditor')
  expect((await server.request('GET', path, { token: auditor })).status).toBe(200)
  const staff = await server.tokenOf('staff')
  const got = await server.request('POST', '/api/v1/imports/x/undo', { token: staff, body: {} })
  expect(got.status).toBe(403)
})
