import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { CorrectionBatch } from '../../src/domain/api-truth.ts'
import { kindsInWords } from '../../src/domain/words.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { correct, repair, undo, undoBatch } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, {
    sessions: [{ id: 's' }, { id: 't', room: 'room-b', check_out_required: 1 }],
    bookings: { s: ['amara', 'marek'] },
  })
  server.clock.set(sessionEnd + minute)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart),
    presence(2, 'out', 'amara', sessionStart + 20 * minute),
    presence(3, 'in', 'nobody', sessionStart + 25 * minute),
    presence(4, 'in', 'marek', sessionStart + 30 * minute, 'unheard-of'),
  ])
  return server
}
const tapsOf = (server: TestServer) =>
  server.ctx.database.db
    .selectFrom('taps')
    .select(['seq', 'raw', 'kind', 'attendee', 'session', 'wall'])
    .orderBy('seq')
    .execute()

describe.each(databases.dialects)('corrections on %s', (dialect) => {
  it('[E1] [row T5] an added check-out counts as staff’s word, says who and why, and goes again when undone', async () => {
    const server = await start(dialect)
    const before = await readRow(server, 'amara')
    expect(before).toMatchObject({ totalMs: 20 * minute, revision: 1 })
    const body = { attendee: 'amara', session: 's' } as const
    const { batch, items } = await correct(
      server,
      { kind: 'add-tap', tap: 'in', at: sessionStart + 40 * minute, ...body },
      { kind: 'add-tap', tap: 'out', at: sessionStart + 50 * minute, ...body },
    )
    expect(items).toMatchObject([
      { attendee: 'amara', session: 's', inForce: true, reason: 'said so' },
      { by: expect.stringMatching(/^token:/) },
    ])
    const after = await readRow(server, 'amara')
    expect(after).toMatchObject({ totalMs: 30 * minute, visits: 2, revision: 2 })
    expect(after.stays[1]).toMatchObject({ inBy: 'staff', outBy: 'staff' })
    await undoBatch(server, batch)
    expect(await readRow(server, 'amara')).toEqual({ ...before, revision: 3 })
    await settle(server.ctx)
    expect((await rebuild(server.ctx)).differences).toEqual([])
  })

  it('[E1] a tap is voided and moved without being changed; an added one too', async () => {
    const server = await start(dialect)
    const raw = await tapsOf(server)
    const out = { log: 'log-a', seq: 2 }
    await correct(server, { kind: 'move-tap', target: out, at: sessionStart + 30 * minute })
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 30 * minute })
    const { items } = await correct(server, { kind: 'void-tap', target: out })
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 60 * minute })
    const about = { attendee: 'amara', session: 's' } as const
    const at = sessionStart + 10 * minute
    const added = await correct(server, { kind: 'add-tap', tap: 'out', at, ...about })
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 10 * minute })
    const target = { log: `correction:${added.items[0]?.id}`, seq: 1 }
    const moved = await correct(server, { kind: 'move-tap', target, at: at + 5 * minute })
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 15 * minute })
    expect(moved.items).toMatchObject([{ attendee: 'amara', session: 's' }])
    const undone = await undo(server, items[0]?.id ?? '')
    await undo(server, undone.items[0]?.id ?? '')
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 15 * minute })
    expect(await tapsOf(server)).toEqual(raw)
  })

  it('[E6] [row T5] a parked tap counts for the person and session that staff give it, until undone', async () => {
    const server = await start(dialect)
    const raw = await tapsOf(server)
    const { batch } = await correct(
      server,
      { kind: 'assign-tap', target: { log: 'log-a', seq: 3 }, attendee: 'marek' },
      { kind: 'assign-tap', target: { log: 'log-a', seq: 4 }, session: 't' },
    )
    expect(await readRow(server, 'marek')).toMatchObject({ visits: 1, totalMs: 5 * minute })
    expect(await readRow(server, 'marek', 't')).toMatchObject({
      visits: 1,
      flags: ['no-check-out'],
    })
    expect(await tapsOf(server)).toEqual(raw)
    await undoBatch(server, batch)
    expect(await readRow(server, 'marek')).toMatchObject({ visits: 0, totalMs: null })
    expect(await readAttendance(server, 't')).toEqual([])
    expect((await rebuild(server.ctx)).differences).toEqual([])
  })

  it('[row T5] the taps of a kiosk that stood in the wrong room count for the other session', async () => {
    const server = await start(dialect)
    const { items } = await correct(server, {
      kind: 'reassign',
      kiosk: 'kiosk-a',
      from: sessionStart,
      to: sessionStart + 21 * minute,
      session: 't',
    })
    expect(await readRow(server, 'amara', 't')).toMatchObject({ totalMs: 20 * minute })
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: null })
    // what arrives later of that time goes the same way
    await push(server, [presence(5, 'in', 'marek', sessionStart + 5 * minute)], { log: 'log-b' })
    expect(await readRow(server, 'marek', 't')).toMatchObject({ visits: 1 })
    await undo(server, items[0]?.id ?? '')
    expect(await readAttendance(server, 't')).toEqual([])
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 20 * minute })
    expect(await readRow(server, 'marek')).toMatchObject({ visits: 1 })
  })

  it('[row T6] a preview stores nothing, is what happens when applied, and is undone whole', async () => {
    const server = await start(dialect)
    const before = [await readAttendance(server, 's'), await readAttendance(server, 't')]
    const kept = () => server.ctx.database.db.selectFrom('corrections').selectAll().execute()
    const bodies = [
      {
        kind: 'add-tap' as const,
        tap: 'in' as const,
        attendee: 'marek',
        session: 't',
        at: sessionStart,
      },
      { kind: 'void-tap' as const, target: { log: 'log-a', seq: 2 } },
    ]
    const preview = await repair(server, true, bodies)
    expect(await kept()).toEqual([])
    expect(await readAttendance(server, 's')).toEqual(before[0])
    expect(preview.changes).toMatchObject([
      {
        session: 's',
        attendee: 'amara',
        before: { totalMs: 20 * minute },
        after: { totalMs: 60 * minute },
      },
      { session: 't', attendee: 'marek', before: null, after: { flags: ['no-check-out'] } },
    ])
    const applied = await repair(server, false, bodies)
    expect(applied.changes).toEqual(preview.changes)
    expect(applied.corrections).toEqual(preview.corrections)
    expect(await readAttendance(server, 't')).toEqual([applied.changes[1]?.after])
    await undoBatch(server, applied.batch ?? '')
    expect(await readAttendance(server, 's')).toMatchObject([
      { ...before[0]?.[0], revision: 3 },
      { ...before[0]?.[1] },
    ])
    expect(await readAttendance(server, 't')).toEqual([])
  })

  it('[row A6] appends one row to the history for all that was corrected together', async () => {
    const server = await start(dialect)
    await correct(server, { kind: 'void-tap', target: { log: 'log-a', seq: 1 } })
    const acts = await server.ctx.database.db.selectFrom('audit').selectAll().execute()
    expect(acts).toMatchObject([{ act: 'correct', subject: 'programme:p' }])
    expect(acts[0]?.detail).toContain('said so')
  })

  it('lists them, about a session or an attendee, undos with what they undo', async () => {
    const server = await start(dialect)
    const list = async (query: string) => {
      const path = `/api/v1/programmes/p/corrections?${query}`
      return (await (await server.request('GET', path, { token: server.adminToken })).json()).items
    }
    const add = { kind: 'add-tap', tap: 'in', at: sessionStart } as const
    const [first] = (await correct(server, { ...add, attendee: 'amara', session: 't' })).items
    await correct(server, { kind: 'void-tap', target: { log: 'log-a', seq: 1 } })
    await correct(server, { ...add, attendee: 'marek', session: 's' })
    await undo(server, first?.id ?? '')
    expect(await list('attendee=amara')).toMatchObject([
      { body: add, inForce: false },
      { body: { kind: 'void-tap' }, inForce: true, session: 's' },
      { body: { kind: 'undo' }, inForce: true, attendee: 'amara', session: 't' },
    ])
    expect(await list('session=t')).toMatchObject([{ body: add }, { body: { kind: 'undo' } }])
    expect(await list('session=s&attendee=amara')).toMatchObject([{ body: { kind: 'void-tap' } }])
    expect(await list('limit=3')).toHaveLength(3)
  })

  it('[row T5] lists what was done together, newest first, for how many, and what of it stands', async () => {
    const server = await start(dialect)
    const list = async (query = '') => {
      const path = `/api/v1/programmes/p/batches${query}`
      const answer = await server.request('GET', path, { token: server.adminToken })
      return z.parse(Page(CorrectionBatch), await answer.json())
    }
    const add = { kind: 'add-tap', session: 's', at: sessionStart } as const
    const both = await correct(
      server,
      { ...add, tap: 'in', attendee: 'amara' },
      { ...add, tap: 'in', attendee: 'marek' },
      { kind: 'void-tap', target: { log: 'log-a', seq: 2 } },
    )
    const range = { from: sessionStart, to: sessionStart + 21 * minute, session: 't' }
    await correct(server, { kind: 'reassign', kiosk: 'kiosk-a', ...range })
    await undo(server, both.items[1]?.id ?? '')
    const { items } = await list()
    expect(items).toMatchObject([
      { kinds: [{ kind: 'undo', count: 1 }], standing: 1, attendee: 'marek', session: 's' },
      { kinds: [{ kind: 'reassign', count: 1 }], attendees: 1, taps: 2, standing: 1 },
      { batch: both.batch, corrections: 3, standing: 2, attendees: 2, taps: 3, attendee: null },
    ])
    expect(items[2]).toMatchObject({
      by: expect.stringMatching(/^token:/),
      at: sessionEnd + minute,
      reason: 'said so',
      moreReasons: false,
    })
    expect(kindsInWords(items[2]?.kinds ?? [])).toBe('2 taps added, 1 tap taken back')
    await undoBatch(server, both.batch)
    // the rest was amara’s: marek’s part was taken back before
    expect((await list('?attendee=marek')).items).toMatchObject([
      { standing: 1 },
      { batch: both.batch, standing: 0 },
    ])
    const first = await list('?limit=1')
    const second = await list(`?limit=1&cursor=${first.next}`)
    expect([...first.items, ...second.items]).toEqual((await list()).items.slice(0, 2))
  })
})
