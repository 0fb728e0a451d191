import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { ToSortOut, WaitingTap } from '../../src/domain/api-truth.ts'
import { readRow } from '../support/attendance.ts'
import { correct, undo } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const later = (seq: number) => sessionStart + seq * minute
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, { sessions: [{ id: 's', check_out_required: 1 }, { id: 't' }] })
  server.clock.set(sessionEnd + minute)
  await push(server, [
    presence(1, 'in', 'amara', later(1)),
    presence(2, 'in', 'nobody', later(2)),
    { ...presence(3, 'in', 'marek', later(3)), method: 'telepathy' },
    presence(4, 'in', 'marek', later(4), 'unheard-of'),
  ])
  server.clock.advance(1000)
  await push(server, [presence(1, 'out', 'marek', later(1))])
  return server
}

const get = async <S extends z.ZodMiniType>(server: TestServer, path: string, schema: S) => {
  const response = await server.request('GET', path, { token: server.adminToken })
  return z.parse(schema, await response.json())
}
const waiting = (server: TestServer, query = '') =>
  get(server, `/api/v1/programmes/p/parked${query}`, Page(WaitingTap))
const toSortOut = (server: TestServer) => get(server, '/api/v1/sessions/s/to-sort-out', ToSortOut)

describe.each(databases.dialects)('what waits for a person on %s', (dialect) => {
  it('[row T6] lists what came and doesn’t count, why, from where and with the time it claims', async () => {
    const server = await start(dialect)
    const { items, next } = await waiting(server)
    expect(next).toBeNull()
    expect(items).toMatchObject([
      { verdict: 'parked', code: 'unknown-attendee', attendee: 'nobody', wall: later(2) },
      { verdict: 'rejected', code: 'bad-tap', attendee: 'marek', method: 'telepathy' },
      { verdict: 'parked', code: 'unknown-session', session: 'unheard-of', at: later(4) },
      { verdict: 'conflict', attendee: 'marek', kind: 'out', wall: later(1) },
    ])
    expect(items.map(({ ref }) => ref.seq)).toEqual([2, 3, 4, 1])
    expect(items[0]?.kiosk).toEqual({ id: 'kiosk-a', name: 'Kiosk a' })
    const paged = []
    for (let query = '?limit=1'; query !== ''; ) {
      const page = await waiting(server, query)
      paged.push(...page.items)
      query = page.next === null ? '' : `?limit=1&cursor=${page.next}`
    }
    expect(paged).toEqual(items)
  })

  it('[row T6] what was looked at and left is told so, counts for nothing, and waits again when undone', async () => {
    const server = await start(dialect)
    const { items } = await waiting(server)
    const targets = items.map(({ ref }) => ref)
    const dismissed = await correct(
      server,
      ...targets.map((target) => ({ kind: 'dismiss-tap' as const, target })),
    )
    expect((await waiting(server)).items.map((tap) => tap.dismissed)).toEqual([
      true,
      true,
      true,
      true,
    ])
    const { waiting: open, left } = await toSortOut(server)
    expect(open).toEqual([])
    const ids = dismissed.items.map(({ id }) => id)
    // the one for an unheard-of session is not of this one
    expect(left.map(({ dismissal }) => dismissal)).toEqual([ids[0], ids[1], ids[3]])
    // the second content that was left changes nothing of the first, which counts
    expect(await readRow(server, 'amara')).toMatchObject({ visits: 1 })
    for (const { dismissal } of (await waiting(server)).items) await undo(server, dismissal ?? '')
    expect((await waiting(server)).items).toEqual(items)
  })

  it('[row T6] groups a session’s problems, with whom they concern', async () => {
    const server = await start(dialect)
    await push(server, [presence(1, 'out', 'marek', later(30))], { log: 'log-b', kiosk: 'kiosk-b' })
    const found = await toSortOut(server)
    // how exactly the taps are placed in time is not asked here
    expect(found.groups.filter(({ kind }) => kind !== 'time-matters')).toEqual([
      { kind: 'no-check-out', count: 1, attendees: ['amara'] },
      { kind: 'no-check-in', count: 1, attendees: ['marek'] },
      { kind: 'provisional', count: 1, attendees: ['amara'] },
      { kind: 'parked', count: 1, attendees: [] },
      { kind: 'rejected', count: 1, attendees: [] },
      { kind: 'conflict', count: 1, attendees: [] },
    ])
    expect(found.rows.map(({ attendee }) => attendee)).toEqual(['amara', 'marek'])
    expect(found.waiting).toHaveLength(3)
  })

  it.each([
    ['void-tap', { log: 'log-a', seq: 99 }, 'There is no such tap.'],
    ['void-tap', { log: 'log-a', seq: 3 }, 'can’t count'],
    ['dismiss-tap', { log: 'log-a', seq: 1 }, 'void it instead'],
    ['dismiss-tap', { log: 'stray:none', seq: 1 }, 'There is no such tap.'],
    ['void-tap', { log: 'correction:none', seq: 1 }, 'There is no such tap.'],
  ] as const)('refuses %s of %j and stores nothing', async (kind, target, message) => {
    const server = await start(dialect)
    const good = { kind: 'void-tap' as const, target: { log: 'log-a', seq: 1 } }
    await expect(correct(server, good, { kind, target })).rejects.toThrow(message)
    expect(await server.ctx.database.db.selectFrom('corrections').selectAll().execute()).toEqual([])
    expect(await readRow(server, 'amara')).toMatchObject({ visits: 1, revision: 1 })
  })

  it('refuses what names nobody, no session, no kiosk, or what is undone already', async () => {
    const server = await start(dialect)
    const add = {
      kind: 'add-tap',
      tap: 'in',
      at: later(1),
      attendee: 'amara',
      session: 's',
    } as const
    await expect(correct(server, { ...add, attendee: 'x' })).rejects.toThrow(/422.*0.body.attendee/)
    await expect(correct(server, { ...add, session: 'x' })).rejects.toThrow(/0.body.session/)
    const range = { from: later(1), to: later(2), session: 't' }
    await expect(correct(server, { kind: 'reassign', kiosk: 'x', ...range })).rejects.toThrow(
      /kiosk/,
    )
    const { items } = await correct(server, add)
    const id = items[0]?.id ?? ''
    await undo(server, id)
    await expect(undo(server, id)).rejects.toThrow('taken back already')
    const twice = { kind: 'undo', correction: id } as const
    await expect(correct(server, twice, twice)).rejects.toThrow('taken back already')
    await expect(undo(server, 'x')).rejects.toThrow('404')
  })
})
