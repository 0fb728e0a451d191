import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { MergePreview } from '../../src/domain/api-merging.ts'
import { Duplicates, MergeAnswer } from '../../src/domain/api-truth.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { correct } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const later = (minutes: number) => sessionStart + minutes * minute
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  const attendees = { amara: 'Amara Okonkwo', marek: 'Marek Dvořák', lena: 'Lena Vogel' }
  await seed(server.ctx, { attendees, bookings: { s: ['amara'] } })
  server.clock.set(sessionEnd + minute)
  const person = { name: 'A. Okonkwo', email: ' Amara@Example.org ' }
  await push(server, [
    { ...presence(1, 'in', 'walked-in', later(10)), person },
    presence(2, 'out', 'walked-in', later(20)),
    presence(3, 'in', 'amara', later(30)),
    presence(4, 'out', 'amara', later(40)),
  ])
  return server
}
const post = async (server: TestServer, path: string, body: unknown = {}) => {
  const response = await server.request('POST', `/api/v1/attendees/${path}`, {
    token: server.adminToken,
    body,
  })
  return { status: response.status, body: await response.json() }
}
const merge = (server: TestServer, id: string, into: string) =>
  post(server, `${id}/merge`, { into, reason: 'same person' })
const undo = (server: TestServer, id: string) => post(server, `${id}/merge/undo`)
const duplicates = async (server: TestServer) => {
  const path = '/api/v1/programmes/p/duplicates'
  const answer = await server.request('GET', path, { token: server.adminToken })
  return z.parse(Duplicates, await answer.json())
}
const withoutRevision = (rows: Awaited<ReturnType<typeof readAttendance>>) =>
  rows.map(({ revision: _, ...row }) => row)

describe.each(databases.dialects)('merging two attendees on %s', (dialect) => {
  it('[row M6] a preview says what would count for whom and the records that a merge then makes, and stores nothing', async () => {
    const server = await start(dialect)
    const before = await readAttendance(server)
    const rows = async () => (await readAttendance(server)).map(({ revision: _, ...row }) => row)
    const answer = await server.request('POST', '/api/v1/programmes/p/merge-preview', {
      token: server.adminToken,
      body: { attendees: ['walked-in'], into: 'amara' },
    })
    const preview = z.parse(MergePreview, await answer.json())
    const none = { marks: 0, corrections: 0 }
    expect(preview.people).toEqual([
      { attendee: 'amara', name: 'Amara Okonkwo', taps: 2, bookings: 1, ...none },
      { attendee: 'walked-in', name: 'A. Okonkwo', taps: 2, bookings: 0, ...none },
    ])
    expect(await readAttendance(server)).toEqual(before)
    expect((await duplicates(server)).merged).toEqual([])
    await merge(server, 'walked-in', 'amara')
    const after = preview.changes.flatMap((one) => {
      if (!one.after || one.attendee !== 'amara') return []
      const { revision: _, ...row } = one.after
      return [row]
    })
    expect(await rows()).toEqual(after)
  })

  it('[E8] [row K7] offers who walked in with an e-mail of the roster, and merges nobody by itself', async () => {
    const server = await start(dialect)
    const found = await duplicates(server)
    expect(found.merged).toEqual([])
    expect(found.groups).toMatchObject([
      {
        email: 'amara@example.org',
        attendees: [
          { id: 'amara', source: 'import' },
          { id: 'walked-in', name: 'A. Okonkwo', source: 'walk-in' },
        ],
      },
    ])
    expect(await readAttendance(server)).toHaveLength(2)
  })

  it('[E8] [row M6] taps, added taps, marks and bookings of one count for the other, and are back when undone', async () => {
    const server = await start(dialect)
    const add = { kind: 'add-tap', attendee: 'walked-in', session: 's' } as const
    await correct(
      server,
      { ...add, tap: 'in', at: later(45) },
      { ...add, tap: 'out', at: later(50) },
    )
    await server.request('POST', '/api/v1/sessions/s/marks', {
      token: server.adminToken,
      body: { attendees: ['walked-in'], mark: 'attended' },
    })
    const before = await readAttendance(server)
    expect(before).toMatchObject([
      { attendee: 'walked-in', totalMs: 15 * minute, status: 'attended' },
      { attendee: 'amara', totalMs: 10 * minute, status: 'pending' },
    ])
    const merged = await merge(server, 'walked-in', 'amara')
    expect(z.parse(MergeAnswer, merged.body)).toEqual({ attendee: 'walked-in', into: 'amara' })
    expect(await readAttendance(server)).toMatchObject([
      { attendee: 'amara', name: 'Amara Okonkwo', totalMs: 25 * minute, status: 'attended' },
    ])
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
    const path = '/api/v1/sessions/s/attendance/amara'
    const detail = await server.request('GET', path, { token: server.adminToken })
    expect(await detail.json()).toMatchObject({
      marks: [{ mark: 'attended' }],
      timeline: { taps: { length: 6 }, corrections: { length: 2 } },
    })
    expect((await duplicates(server)).merged).toMatchObject([
      { attendee: 'walked-in', into: 'amara', reason: 'same person' },
    ])
    expect((await undo(server, 'walked-in')).status).toBe(200)
    expect(withoutRevision(await readAttendance(server))).toEqual(withoutRevision(before))
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  })

  it('[E8] what comes later under the merged id counts for the other, corrections and badges too', async () => {
    const server = await start(dialect)
    await merge(server, 'walked-in', 'amara')
    await push(server, [presence(5, 'in', 'walked-in', later(50))])
    expect(await readRow(server, 'amara')).toMatchObject({ visits: 3, totalMs: 30 * minute })
    const add = { kind: 'add-tap', attendee: 'walked-in', session: 's' } as const
    await correct(server, { ...add, tap: 'out', at: later(55) })
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 25 * minute })
    await server.request('POST', '/api/v1/sessions/s/marks', {
      token: server.adminToken,
      body: { attendees: ['walked-in'], mark: 'not-attended' },
    })
    expect(await readRow(server, 'amara')).toMatchObject({ status: 'not-attended' })
    expect(await readAttendance(server)).toHaveLength(1)
  })

  it('[E8] follows merges of merged people to the end, each undone for itself', async () => {
    const server = await start(dialect)
    await merge(server, 'walked-in', 'amara')
    await merge(server, 'amara', 'marek')
    expect(await readAttendance(server)).toMatchObject([
      { attendee: 'marek', totalMs: 20 * minute },
    ])
    const feed = await server.request('GET', '/api/v1/kiosk/changes', { token: 'kiosk-a' })
    expect((await feed.json()).changes).toMatchObject([
      { id: 'amara', mergedInto: 'marek' },
      { id: 'walked-in', mergedInto: 'marek' },
      { id: 'marek' },
    ])
    await undo(server, 'amara')
    expect(await readAttendance(server)).toMatchObject([
      { attendee: 'amara', totalMs: 20 * minute },
    ])
    await undo(server, 'walked-in')
    expect(await readAttendance(server)).toMatchObject([
      { attendee: 'walked-in', totalMs: 10 * minute },
      { attendee: 'amara', totalMs: 10 * minute },
    ])
  })

  it('[E8] refuses circles, who is merged already, and who is unknown; changes nothing', async () => {
    const server = await start(dialect)
    await merge(server, 'walked-in', 'amara')
    const refused = [
      await merge(server, 'amara', 'walked-in'),
      await merge(server, 'amara', 'amara'),
      await merge(server, 'walked-in', 'marek'),
      await merge(server, 'marek', 'x'),
      await undo(server, 'marek'),
    ]
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [422, 'invalid']),
    )
    expect((await merge(server, 'x', 'marek')).status).toBe(404)
    expect((await undo(server, 'x')).status).toBe(404)
    expect(await readAttendance(server)).toMatchObject([{ attendee: 'amara' }])
  })

  it('[E9] [row A6] each merge and its undoing stand in the history, by ids alone', async () => {
    const server = await start(dialect)
    await merge(server, 'walked-in', 'amara')
    await undo(server, 'walked-in')
    const acts = await server.ctx.database.db.selectFrom('audit').selectAll().execute()
    expect(acts).toMatchObject([
      { act: 'merge', subject: 'attendee:walked-in' },
      { act: 'unmerge', subject: 'attendee:walked-in' },
    ])
    expect(acts.map(({ detail }) => JSON.parse(detail))).toEqual([
      { into: 'amara', reason: 'same person' },
      { from: 'amara', reason: '' },
    ])
  })

  it('[E8] whom others count for joins their rosters, so that a changed schedule reaches them', async () => {
    const server = await start(dialect)
    const elsewhere = { id: 'ines', name: 'Ines', email: null, organisation: null, language: null }
    await server.ctx.database.db
      .insertInto('attendees')
      .values({ ...elsewhere, fields: '{}', merged_into: null, created_at: 1 })
      .execute()
    await merge(server, 'walked-in', 'ines')
    const changed = await server.request('PATCH', '/api/v1/sessions/s', {
      token: server.adminToken,
      body: { actualStart: later(15) },
    })
    expect(changed.status).toBe(200)
    expect(await readRow(server, 'ines')).toMatchObject({ totalMs: 5 * minute })
  })
})
