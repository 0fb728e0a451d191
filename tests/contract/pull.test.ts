import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { noteChanges } from '../../sync-server/db/changes.ts'
import { unpark } from '../../sync-server/taps/unpark.ts'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { pair, type Tablet, tap } from './tablet.ts'
import { makeWorld, peopleOf, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const Page = z.object({
  serverEpoch: z.string(),
  cursor: z.string(),
  more: z.boolean(),
  changes: z.array(z.looseObject({ type: z.string(), id: z.string() })),
})
type Change = z.infer<typeof Page>['changes'][number]

/** PROTOCOL section 4's table: what each type bears, and what it may bear besides. */
const fields: Record<string, { always: string[]; sometimes?: string[] }> = {
  session: {
    always: ['code', 'title', 'presenters', 'room', 'start', 'end'].concat([
      'opensAt',
      'closesAt',
      'breaks',
      'cancelled',
    ]),
  },
  attendee: {
    always: ['name', 'organisation', 'badges', 'language'],
    sometimes: ['hint', 'mergedInto'],
  },
  booking: { always: ['attendee', 'session'] },
  room: { always: ['name'] },
  message: { always: ['text', 'until'] },
  settings: {
    always: ['badgeKey', 'pin', 'mode', 'confirmOut', 'bounceMs', 'undoMs', 'resultMs'].concat([
      'opensBeforeMs',
      'walkInFields',
      'languages',
      'keepDays',
    ]),
  },
}

describe.each(databases.dialects)('pulling changes on %s', (dialect) => {
  let server: TestServer
  let world: World
  let tablet: Tablet
  beforeAll(async () => {
    server = await testServer({ database: await databases.open(dialect) })
  })
  beforeEach(async () => {
    world = await makeWorld(server)
    tablet = await pair(world)
  })

  async function page(cursor?: string, limit = 1000) {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) })
    const response = await tablet.call('GET', `/api/v1/kiosk/changes?${query}`)
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
    return z.parse(Page, await response.json())
  }

  /** A full pull in pages: what stands at its end, by type and id. */
  async function pullAll(limit = 1000, meanwhile: () => Promise<unknown> = async () => {}) {
    const held = new Map<string, Change>()
    let at = await page(undefined, limit)
    const apply = () => {
      for (const change of at.changes) {
        const key = `${change.type} ${change.id}`
        if (change.deleted) held.delete(key)
        else held.set(key, change)
      }
    }
    for (apply(); at.more; apply()) {
      await meanwhile()
      at = await page(at.cursor, limit)
    }
    return { held, cursor: at.cursor }
  }
  const attendeesOf = (held: Map<string, Change>) =>
    [...held.values()].filter(({ type }) => type === 'attendee')

  it('[PROTOCOL 4] a full pull gives settings, rooms, sessions and attendees', async () => {
    const { held } = await pullAll()
    expect([...held.values()].map(({ type }) => type).sort()).toEqual([
      'attendee',
      'attendee',
      'room',
      'room',
      'session',
      'session',
      'settings',
    ])
    const start = Date.parse('2026-03-01T09:00:00Z')
    expect(held.get(`session ${world.sessions.S1}`)).toEqual({
      type: 'session',
      id: world.sessions.S1,
      code: 'S1',
      title: 'Designing for trust',
      presenters: [],
      room: world.rooms.aspen,
      start,
      end: start + 3_600_000,
      opensAt: start - 20 * 60_000,
      closesAt: start + 80 * 60_000,
      breaks: [],
      cancelled: false,
    })
  })

  it('[I15] bears no field but those of the protocol’s table', async () => {
    await fillEverything()
    const { held } = await pullAll()
    const seen = new Set<string>()
    for (const change of held.values()) {
      seen.add(change.type)
      const { always = [], sometimes = [] } = fields[change.type] ?? {}
      const names = Object.keys(change).filter((name) => name !== 'type' && name !== 'id')
      const allowed = [...always, ...sometimes]
      expect([change.type, names.filter((name) => !allowed.includes(name))]).toEqual([
        change.type,
        [],
      ])
      expect([change.type, always.filter((name) => !names.includes(name))]).toEqual([
        change.type,
        [],
      ])
    }
    expect([...seen].sort()).toEqual(Object.keys(fields).sort())
    expect(JSON.stringify([...held.values()])).not.toContain('@')
  })

  it('[PROTOCOL 4] badges are hashes under badgeKey of the trimmed code', async () => {
    const { held } = await pullAll()
    const { badgeKey } = z.parse(
      z.looseObject({ badgeKey: z.string() }),
      held.get(`settings ${world.programme}`),
    )
    const hash = createHmac('sha256', badgeKey).update('B-100').digest()
    expect(held.get(`attendee ${world.people.amara}`)).toMatchObject({
      badges: [hash.subarray(0, 16).toString('base64url')],
    })
  })

  it('[PROTOCOL 4] a hint stands only where name and organisation coincide', async () => {
    const { held, cursor } = await pullAll()
    expect(attendeesOf(held).some((change) => 'hint' in change)).toBe(false)
    const same = 'Amara Okonkwo,zuri@example.org,Lagos Audit'
    await world.importCsv('attendees', `code,name,email,organisation\nsecond,${same}\n`)
    const { second } = await peopleOf(world.admin, world.programme)
    const { changes } = await page(cursor)
    // the one who was alone until now is told again, with a hint
    expect(new Map(changes.map((change) => [change.id, change.hint]))).toEqual(
      new Map([
        [second, 'zu'],
        [world.people.amara, 'am'],
      ]),
    )
  })

  it('[PROTOCOL 4] increments bring what changed, a page twice brings the same', async () => {
    const { cursor } = await pullAll()
    expect(await page(cursor)).toMatchObject({ changes: [], more: false })
    await world.importCsv('attendees', 'code,name\nngozi,Ngozi Eze\n')
    const next = await page(cursor)
    expect(next.changes).toMatchObject([{ type: 'attendee', name: 'Ngozi Eze' }])
    expect(await page(cursor)).toEqual(next)
    expect((await page(next.cursor)).changes).toEqual([])
  })

  it('[PROTOCOL 4] somebody who is no longer active goes', async () => {
    const { cursor } = await pullAll()
    await world.importCsv('attendees', 'code,name,active\nmarek,Marek Dvořák,false\n')
    expect((await page(cursor)).changes).toEqual([
      { type: 'attendee', id: world.people.marek, deleted: true },
    ])
  })

  it('[PROTOCOL 4] pages of one miss nothing that changes in the middle', async () => {
    let count = 0
    const meanwhile = async () => {
      if (count++ > 5) return
      await world.importCsv(
        'attendees',
        `code,name\nw${count},Newcomer ${count}\namara,Amara ${count}\n`,
      )
    }
    const { held } = await pullAll(1, meanwhile)
    const names = attendeesOf(held).map(({ name }) => name)
    expect(names.sort()).toEqual([
      'Amara 6',
      'Marek Dvořák',
      ...[1, 2, 3, 4, 5, 6].map((n) => `Newcomer ${n}`),
    ])
  })

  it.each(['nonsense', 'WyJ4IiwieSIsM10'])(
    '[PROTOCOL 4] an unknown cursor (%s) is gone',
    async (cursor) => {
      const response = await tablet.call('GET', `/api/v1/kiosk/changes?cursor=${cursor}`)
      expect([response.status, (await response.json()).code]).toEqual([410, 'cursor-gone'])
    },
  )

  it('another programme’s cursor is gone, and its people never come', async () => {
    const { cursor } = await pullAll()
    world = await makeWorld(server)
    await world.importCsv('attendees', 'code,name\nsecret,Only There\n')
    const response = await tablet.call('GET', `/api/v1/kiosk/changes?cursor=${cursor}`)
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('Only There')
    const other = await pair(world)
    const gone = await other.call('GET', `/api/v1/kiosk/changes?cursor=${cursor}`)
    expect(gone.status).toBe(410)
  })

  it('merged people are told with whom they are one now, and their taps follow', async () => {
    const { cursor } = await pullAll()
    await tablet.push([tap(world, 1)])
    const { ctx } = server
    await ctx.database.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('attendees')
        .set({ merged_into: world.people.marek ?? null })
        .where('id', '=', world.people.amara ?? '')
        .execute()
      await noteChanges(tx, dialect, world.programme, [
        { type: 'attendee', id: world.people.amara ?? '' },
      ])
      expect((await unpark(tx, ctx, world.programme)).sort()).toEqual(
        [world.people.amara, world.people.marek].sort(),
      )
    })
    expect((await page(cursor)).changes).toMatchObject([
      { type: 'attendee', id: world.people.amara, mergedInto: world.people.marek },
    ])
  })

  /** One of each type, with every field that a kiosk may not know filled in. */
  async function fillEverything(): Promise<void> {
    const { db } = server.ctx.database
    const [session, attendee] = [world.sessions.S1, world.people.amara ?? '']
    await world.importCsv(
      'attendees',
      'code,name,email,organisation,diet\nsecond,Amara Okonkwo,zuri@example.org,Lagos Audit,none\n',
    )
    const times = { cancelled_at: null, booked_at: 1 }
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('bookings')
        .values({ session, attendee, source: 'staff', ...times })
        .execute()
      const id = world.id('message')
      await tx
        .insertInto('messages')
        .values({ id, programme: world.programme, kiosk: null, text: 'Hello', until: 9 })
        .execute()
      await noteChanges(tx, dialect, world.programme, [
        { type: 'booking', id: `${session} ${attendee}` },
        { type: 'message', id },
      ])
    })
  }
})
