import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { AfterAnswer, KioskAct, MessagesAnswer, SheetAnswer } from '../../src/domain/api-fleet.ts'
import { WaitingTap } from '../../src/domain/api-truth.ts'
import { testStart } from '../support/clock.ts'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { pair, pairWith, type Tablet, tap } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const minute = 60_000
const hour = 60 * minute

describe.each(databases.dialects)('the fleet on %s', (dialect) => {
  let server: TestServer
  let world: World
  let tablet: Tablet
  beforeAll(async () => {
    server = await testServer({ database: await databases.open(dialect) })
  })
  beforeEach(async () => {
    server.clock.set(testStart + minute)
    world = await makeWorld(server)
    tablet = await pair(world)
  })
  const path = (rest: string) => `/api/v1/programmes/${world.programme}/${rest}`
  const refused = async (method: string, url: string, body?: unknown) => {
    const ask = { token: server.adminToken, ...(body === undefined ? {} : { body }) }
    return (await server.request(method, url, ask)).status
  }

  describe('messages', () => {
    const send = async (body: Record<string, unknown>) =>
      z.parse(
        z.object({ messages: z.array(z.string()) }),
        await world.admin('POST', path('messages'), body),
      ).messages
    const standing = async () =>
      z.parse(MessagesAnswer, await world.admin('GET', path('messages'))).items
    /** What a kiosk's full pull names of messages. */
    const pulled = async (kiosk: Tablet) => {
      const { changes } = await (await kiosk.call('GET', '/api/v1/kiosk/changes?limit=1000')).json()
      const all: Record<string, unknown>[] = changes
      return all.filter((change) => change.type === 'message' && !change.deleted)
    }

    it('[row D1] one to all reaches every kiosk, one to a kiosk that one alone', async () => {
      const other = await pair(world, world.rooms.birch)
      const until = server.clock() + hour
      const [all] = await send({ text: ' Lunch is late ', until })
      const [one] = await send({ text: 'Move to the door', until, kiosks: [other.id] })
      expect(await pulled(tablet)).toEqual([
        { type: 'message', id: all, text: 'Lunch is late', until },
      ])
      expect((await pulled(other)).map(({ id }) => id).sort()).toEqual([all, one].sort())
      expect(await standing()).toMatchObject(
        [
          { id: all, kiosk: null },
          { id: one, kiosk: { id: other.id, name: 'Door 1' } },
        ].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
      )
    })

    it('[row D1] one that was taken back is over at the next pull, and listed no more', async () => {
      const [id] = await send({ text: 'Fire drill', until: server.clock() + hour })
      await world.admin('POST', `/api/v1/messages/${id}/end`)
      expect(await pulled(tablet)).toMatchObject([{ id, until: server.clock() }])
      expect(await standing()).toEqual([])
      expect(await world.admin('POST', `/api/v1/messages/${id}/end`)).toEqual({
        message: id,
        until: server.clock(),
      })
    })

    it('[row D1] is refused without words, without a future, and for a kiosk of elsewhere', async () => {
      const until = server.clock() + hour
      const elsewhere = await pair(await makeWorld(server))
      for (const body of [
        { text: '  ', until },
        { text: 'Late', until: server.clock() },
        { text: 'Late', until: server.clock() + 32 * 24 * hour },
      ])
        expect(await refused('POST', path('messages'), body)).toBe(422)
      const kiosks = [tablet.id, elsewhere.id]
      expect(await refused('POST', path('messages'), { text: 'Late', until, kiosks })).toBe(404)
      expect(await standing()).toEqual([])
      expect(await refused('POST', '/api/v1/messages/none/end')).toBe(404)
    })
  })

  it('[row D1] a sheet makes many kiosks at once, whose codes live 24 hours; all or none', async () => {
    const wanted = [
      { room: world.rooms.aspen, name: 'Aspen 1' },
      { room: world.rooms.birch, name: 'Birch 1' },
      { kiosk: tablet.id },
    ]
    const { items } = z.parse(
      SheetAnswer,
      await world.admin('POST', path('kiosk-sheet'), { kiosks: wanted }),
    )
    expect(items.map(({ name, room }) => `${name}, ${room.name}`)).toEqual([
      'Aspen 1, Aspen',
      'Birch 1, Birch',
      'Door 1, Aspen',
    ])
    server.clock.advance(24 * hour - 1)
    const paired = await pairWith(world, items[1]?.code ?? '')
    expect(paired.enrolled).toMatchObject({ kiosk: items[1]?.id, room: { name: 'Birch' } })
    server.clock.advance(1)
    const late = await server.request('POST', '/api/v1/kiosk/enrol', {
      body: { code: items[0]?.code },
    })
    expect(late.status).toBe(410)
    const before = await world.admin('GET', path('after'))
    const bad = [{ room: world.rooms.aspen, name: 'Aspen 2' }, { kiosk: 'none' }]
    expect(await refused('POST', path('kiosk-sheet'), { kiosks: bad })).toBe(404)
    expect(await world.admin('GET', path('after'))).toEqual(before)
  })

  it('[row D1] each answer to a push names the room that the kiosk is assigned to', async () => {
    const roomNow = async () => {
      const body = { protocol: 1, log: world.id('log-1'), taps: [] }
      return (await (await tablet.call('POST', '/api/v1/kiosk/taps', body)).json()).room
    }
    expect(await roomNow()).toBe(world.rooms.aspen)
    await world.admin('PATCH', `/api/v1/kiosks/${tablet.id}`, { room: world.rooms.birch })
    expect(await roomNow()).toBe(world.rooms.birch)
    await world.admin('POST', `/api/v1/kiosks/${tablet.id}/revoke`)
    expect(await roomNow()).toBeUndefined()
  })

  describe('after the sessions', () => {
    const after = async () => z.parse(AfterAnswer, await world.admin('GET', path('after')))
    const kioskOf = async (id: string) => (await after()).kiosks.find((kiosk) => kiosk.id === id)
    const said = (last: number, waiting: number) => ({
      state: { logs: [{ log: world.id('log-1'), after: null, last }], waiting },
    })

    it('[row D2] says of each kiosk which numbers are missing, and none once they came or were closed', async () => {
      await tablet.push([tap(world, 1), tap(world, 4)], said(6, 4))
      const log = world.id('log-1')
      expect(await kioskOf(tablet.id)).toMatchObject({
        waiting: 4,
        missing: 4,
        ranges: [
          { log, first: 2, last: 3 },
          { log, first: 5, last: 6 },
        ],
        reportedThrough: null,
        packedUpAt: null,
      })
      await tablet.push([tap(world, 2), tap(world, 3)], said(6, 2))
      const lost = { first: 5, last: 6, reason: 'the tablet fell into the canal' }
      await world.admin('POST', `/api/v1/logs/${log}/lost`, lost)
      expect(await kioskOf(tablet.id)).toMatchObject({ missing: 0, ranges: [] })
      await tablet.push([tap(world, 5)], said(6, 0))
      expect(await kioskOf(tablet.id)).toMatchObject({ reportedThrough: server.clock() })
    })

    it('[row D2] [PROTOCOL 3.5] numbers closed as lost are missing again once that is taken back, by a row of its own', async () => {
      await tablet.push([tap(world, 1), tap(world, 4)], said(4, 0))
      const log = world.id('log-1')
      const lost = { first: 2, last: 3 }
      const close = () =>
        world.admin('POST', `/api/v1/logs/${log}/lost`, { ...lost, reason: 'it was wiped' })
      const undo = () => world.admin('POST', `/api/v1/logs/${log}/lost/undo`, lost)
      const canUndo = async () => {
        const read = await world.admin('GET', path('kiosk-acts?limit=10'))
        const { items } = z.parse(Page(KioskAct), read)
        return items.flatMap((one) => (one.act.startsWith('log-lost') ? [one.canUndo ?? null] : []))
      }
      await close()
      expect(await canUndo()).toEqual([true])
      expect(await undo()).toEqual({ gaps: [[2, 3]] })
      expect(await kioskOf(tablet.id)).toMatchObject({ missing: 2, ranges: [{ log, ...lost }] })
      expect(await canUndo()).toEqual([null, false])
      await expect(undo()).rejects.toThrow('are not closed as lost')
      expect(await close()).toEqual({ gaps: [] })
      expect(await kioskOf(tablet.id)).toMatchObject({ missing: 0 })
      const rows = await server.ctx.database.db
        .selectFrom('lost')
        .innerJoin('logs', 'logs.n', 'lost.log')
        .select('lost.id')
        .where('logs.log', '=', log)
        .execute()
      expect(rows).toHaveLength(3)
    })

    it('[row D2] [W1] says of each session how many of its kiosks reported, and for whom it waits', async () => {
      server.clock.set(Date.parse('2026-03-01T10:20:00Z'))
      const silent = await pair(world)
      await tablet.push([], said(0, 0))
      const { sessions, toCome } = await after()
      // the second opens ten minutes before it begins
      expect(toCome).toBe(0)
      expect(sessions).toMatchObject([
        {
          session: world.sessions.S1,
          title: 'Designing for trust',
          room: { name: 'Aspen' },
          kiosks: 2,
          reported: 1,
          through: null,
          isComplete: false,
          closing: null,
          waitsFor: [silent.id],
        },
        { session: world.sessions.S2, kiosks: 0, isComplete: false },
      ])
      await world.admin('POST', `/api/v1/kiosks/${silent.id}/packed-up`, {})
      const [first] = (await after()).sessions
      expect(first).toMatchObject({ reported: 2, isComplete: true, waitsFor: [] })
      expect(first?.closing).toMatchObject({ by: 'system', reason: 'complete' })
    })

    it('[W1] a kiosk of another room counts where it tapped between opening and closing, not outside', async () => {
      const other = await pair(world, world.rooms.birch)
      const log = world.id('log-2')
      const at = (iso: string, seq: number) => {
        const wall = Date.parse(iso)
        return tap(world, seq, { wall, mono: wall - testStart })
      }
      const anchors = [{ mono: 0, wall: testStart, server: testStart, rtt: 20 }]
      server.clock.set(Date.parse('2026-03-01T10:25:00Z'))
      const waits = async () =>
        (await after()).sessions.find(({ session }) => session === world.sessions.S1)?.waitsFor
      await other.push([at('2026-03-01T08:00:00Z', 1)], { log, anchors })
      expect(await waits()).toEqual([tablet.id])
      // before and after, none between
      await other.push([at('2026-03-01T10:21:00Z', 3)], { log, anchors })
      expect(await waits()).toEqual([tablet.id])
      await other.push([at('2026-03-01T09:30:00Z', 2)], { log, anchors })
      expect((await waits())?.sort()).toEqual([tablet.id, other.id].sort())
    })

    it('[row D2] [PROTOCOL 3.8] lists the logs that a re-enrolled tablet brought until they are accepted', async () => {
      await tablet.push([tap(world, 1)])
      const anew = await pair(world)
      await anew.push([tap(world, 2)], { kiosk: tablet.id })
      const owner = { id: tablet.id, name: 'Door 1' }
      expect((await kioskOf(anew.id))?.toAccept).toEqual([
        { log: world.id('log-1'), owner, taps: 1, apart: false },
      ])
      await world.admin('POST', `/api/v1/kiosks/${anew.id}/accept-logs`, {
        logs: [world.id('log-1')],
      })
      expect((await kioskOf(anew.id))?.toAccept).toEqual([])
    })

    it('[row D2] tells of a log that another kiosk has too, which can’t be accepted', async () => {
      await tablet.push([tap(world, 1)])
      const other = await pair(world)
      await other.push([tap(world, 1, { kind: 'out' })])
      expect((await kioskOf(other.id))?.toAccept).toMatchObject([{ taps: 1, apart: true }])
    })

    it('[row D2] what was done to kiosks is told with who and why, the newest first, page by page', async () => {
      const log = world.id('log-1')
      await tablet.push([tap(world, 1)], said(3, 2))
      const lost = { first: 2, last: 3, reason: 'reset by the venue' }
      await world.admin('POST', `/api/v1/logs/${log}/lost`, lost)
      await world.admin('POST', path('messages'), { text: 'Bye', until: server.clock() + hour })
      const acts = async (query: string) =>
        z.parse(Page(KioskAct), await world.admin('GET', path(`kiosk-acts?${query}`)))
      const { items } = await acts('limit=10')
      expect(items.map(({ act, kiosk }) => [act, kiosk?.name ?? null])).toEqual([
        ['kiosk-message', null],
        ['log-lost', 'Door 1'],
        ['kiosk-enrol', 'Door 1'],
        ['kiosk-add', 'Door 1'],
      ])
      expect(items[1]).toMatchObject({ detail: { ...lost, log }, byName: null })
      const first = await acts('limit=3')
      const rest = await acts(`limit=3&cursor=${first.next}`)
      expect([...first.items, ...rest.items]).toEqual(items)
      expect(rest.next).toBeNull()
      // of another programme nothing
      expect(JSON.stringify(items)).not.toContain('Bye')
    })
  })

  it('[row D2] a conflict tells which content came first, so that a person can choose', async () => {
    await tablet.push([tap(world, 1)])
    await tablet.push([tap(world, 1, { attendee: world.people.marek })])
    const { items } = z.parse(Page(WaitingTap), await world.admin('GET', path('parked')))
    expect(items).toMatchObject([
      {
        verdict: 'conflict',
        name: 'Marek Dvořák',
        first: {
          ref: { log: world.id('log-1'), seq: 1 },
          verdict: 'applied',
          kind: 'in',
          name: 'Amara Okonkwo',
          session: world.sessions.S1,
        },
      },
    ])
  })
})
