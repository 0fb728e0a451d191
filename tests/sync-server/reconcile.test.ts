import { afterEach, beforeEach, expect, it } from 'vitest'
import { dirtyProgrammes, markDirty } from '../../sync-server/db/dirty.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { reconcileDirty } from '../../sync-server/reconcile/reconcile.ts'
import { reconcileLeftovers, reconcileSoon, settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { presence, push, undo } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
  server.clock.set(sessionEnd + minute)
})
afterEach(async () => {
  await settle(server.ctx)
  await server.close()
})

const dirtyRows = () => server.ctx.database.db.selectFrom('dirty').selectAll().execute()
const makeDirty = (...attendees: string[]) =>
  server.ctx.database.db
    .transaction()
    .execute((tx) => markDirty(tx, 'p', attendees, server.clock()))

it('[D7] stays are those of the taps, to the millisecond', async () => {
  await seed(server.ctx)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart + 123),
    presence(2, 'out', 'amara', sessionStart + 20 * minute + 456),
    presence(3, 'in', 'amara', sessionStart + 30 * minute + 7),
    presence(4, 'out', 'amara', sessionEnd + 30_001),
  ])
  expect(await readRow(server, 'amara')).toMatchObject({
    stays: [
      { in: sessionStart + 123, out: sessionStart + 20 * minute + 456, inBy: 'tap', outBy: 'tap' },
      { in: sessionStart + 30 * minute + 7, out: sessionEnd + 30_001, inBy: 'tap', outBy: 'tap' },
    ],
    firstIn: sessionStart + 123,
    lastOut: sessionEnd + 30_001,
    totalMs: 20 * minute + 333 + 30 * minute - 7,
    percent: 83.3,
    visits: 2,
  })
})

it('[P8] a check-in in another room ends the stay that another kiosk began', async () => {
  const other = { id: 't', room: 'room-b', start: sessionStart, end: sessionEnd }
  await seed(server.ctx, { sessions: [{ id: 's' }, other] })
  await push(server, [presence(1, 'in', 'amara', sessionStart)])
  expect((await readRow(server, 'amara')).stays).toMatchObject([{ outBy: 'policy' }])
  const at = sessionStart + 10 * minute
  await push(server, [presence(1, 'in', 'amara', at, 't')], { log: 'log-b', kiosk: 'kiosk-b' })
  expect((await readRow(server, 'amara')).stays).toEqual([
    { in: sessionStart, out: at, inBy: 'tap', outBy: 'implied' },
  ])
})

it('[V1] the revision rises when the record changes, and only then', async () => {
  await seed(server.ctx)
  const taps = [
    presence(1, 'in', 'amara', sessionStart),
    presence(2, 'out', 'amara', sessionStart + 20 * minute),
  ]
  await push(server, taps)
  const { revision } = await readRow(server, 'amara')
  expect(revision).toBe(1)
  await push(server, taps)
  await makeDirty('amara', 'marek')
  expect((await readRow(server, 'amara')).revision).toBe(1)
  // a bounce: the tap has a fate, the record is the same
  await push(server, [...taps, presence(3, 'out', 'amara', sessionStart + 20 * minute + 1000)])
  expect((await readRow(server, 'amara')).revision).toBe(1)
  await push(server, [presence(4, 'in', 'amara', sessionStart + 30 * minute)])
  expect((await readRow(server, 'amara')).revision).toBe(2)
})

it('[V1] a record that goes and comes back has a higher revision, never a lower one', async () => {
  await seed(server.ctx)
  const at = sessionStart + minute
  await push(server, [presence(1, 'in', 'amara', at)])
  const before = await readRow(server, 'amara')
  await push(server, [undo(2, 'log-a', 1, at + 1000)])
  expect(await readAttendance(server)).toEqual([])
  await push(server, [presence(3, 'in', 'amara', at + minute)])
  expect((await readRow(server, 'amara')).revision).toBeGreaterThan(before.revision)
})

it('[S1] a booking without a tap has a row, and it has no times', async () => {
  await seed(server.ctx, { bookings: { s: ['amara'] } })
  expect(await readAttendance(server)).toMatchObject([
    { attendee: 'amara', firstIn: null, lastOut: null, totalMs: null, percent: null, visits: 0 },
  ])
})

it('[V2] what a crash left dirty is reconciled after the start', async () => {
  await seed(server.ctx, { bookings: { s: ['amara', 'marek'] } })
  expect(await dirtyProgrammes(server.ctx.database.db)).toEqual(['p'])
  await reconcileLeftovers(server.ctx)
  await settle(server.ctx)
  expect(await dirtyRows()).toEqual([])
  expect(await server.ctx.database.db.selectFrom('records').select('attendee').execute()).toEqual([
    { attendee: 'amara' },
    { attendee: 'marek' },
  ])
})

it('[V2] a reconciliation that fails stores nothing and leaves everybody dirty', async () => {
  await seed(server.ctx, { bookings: { s: ['amara', 'marek'] } })
  const { db } = server.ctx.database
  await db.updateTable('programmes').set({ settings: '{' }).execute()
  await expect(reconcileDirty(server.ctx, 'p')).rejects.toThrow()
  expect(await dirtyRows()).toHaveLength(2)
  reconcileSoon(server.ctx, 'p')
  await settle(server.ctx)
  expect(await dirtyRows()).toHaveLength(2)
  await db.updateTable('programmes').set({ settings: '{}' }).execute()
  await reconcileDirty(server.ctx, 'p')
  expect(await dirtyRows()).toEqual([])
})

it('[V2] what can’t be read of one attendee holds up no other, is told, and heals', async () => {
  await seed(server.ctx)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart),
    presence(2, 'in', 'marek', sessionStart),
  ])
  const before = await readRow(server, 'marek')
  const { db } = server.ctx.database
  const setMethod = (method: string) =>
    db.updateTable('taps').set({ method }).where('seq', '=', 2).execute()
  await setMethod('unheard-of')
  await push(server, [
    presence(3, 'out', 'amara', sessionStart + 1000),
    presence(4, 'out', 'marek', sessionStart + 1000),
  ])
  expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 1000 })
  expect(await readRow(server, 'marek')).toEqual(before)
  expect(await dirtyRows()).toEqual([])
  const ask = (path: string) =>
    server.request('GET', `/api/v1/sessions/s/${path}`, { token: server.adminToken })
  expect(await (await ask('to-sort-out')).json()).toMatchObject({
    groups: expect.arrayContaining([{ kind: 'not-computed', count: 1, attendees: ['marek'] }]),
  })
  const detail = await ask('attendance/marek')
  expect([detail.status, (await detail.json()).code]).toEqual([503, 'not-ready'])
  expect((await rebuild(server.ctx)).differences).toMatchObject([
    { attendee: 'marek', computed: expect.stringContaining('log-a/2') },
  ])
  await setMethod('search')
  await reconcileLeftovers(server.ctx)
  await settle(server.ctx)
  expect(await readRow(server, 'marek')).toMatchObject({ totalMs: 1000 })
  expect(await db.selectFrom('uncomputed').selectAll().execute()).toEqual([])
})

it('[V2] reads and pushes at once: every tap answered before a read is in it', async () => {
  const people = Array.from({ length: 30 }, (_, n) => [`a${n}`, `Attendee ${n}`])
  await seed(server.ctx, { attendees: Object.fromEntries(people) })
  const reads = people.map(async (_, n) => {
    await push(server, [presence(1, 'in', `a${n}`, sessionStart + n)], { log: `log-${n}` })
    const [one, other] = await Promise.all([readAttendance(server), readAttendance(server)])
    return [one, other].map((rows) => rows.find((row) => row.attendee === `a${n}`)?.firstIn)
  })
  expect(await Promise.all(reads)).toEqual(
    people.map((_, n) => [sessionStart + n, sessionStart + n]),
  )
  expect(await readAttendance(server)).toHaveLength(30)
})

it('[V2] more attendees than one transaction takes are all reconciled', async () => {
  const ids = Array.from({ length: 620 }, (_, n) => `a${n}`)
  await seed(server.ctx, {
    attendees: Object.fromEntries(ids.map((id) => [id, id])),
    bookings: { s: ids },
  })
  expect(await reconcileDirty(server.ctx, 'p')).toEqual({ sessions: ['s'] })
  expect(await dirtyRows()).toEqual([])
  expect(await readAttendance(server)).toHaveLength(620)
  expect(await reconcileDirty(server.ctx, 'p')).toEqual({ sessions: [] })
})

it('[I9] a rebuild finds a record that was tampered with, and can store it right', async () => {
  await seed(server.ctx)
  await push(server, [presence(1, 'in', 'amara', sessionStart)])
  const right = await readRow(server, 'amara')
  expect(await rebuild(server.ctx)).toMatchObject({
    attendees: 1,
    differences: [],
    tapDifferences: [],
  })
  const { db } = server.ctx.database
  await db.updateTable('records').set({ record: 'null' }).execute()
  const { differences } = await rebuild(server.ctx, { store: true })
  expect(differences).toMatchObject([{ session: 's', attendee: 'amara', stored: 'null' }])
  const { revision, ...rest } = await readRow(server, 'amara')
  expect({ ...rest, revision: right.revision }).toEqual(right)
  expect(revision).toBe(right.revision + 1)
})
