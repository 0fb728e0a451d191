import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { anchor, pair, type Tablet, tap, voidTap, without } from './tablet.ts'
import { makeWorld, peopleOf, type World } from './world.ts'

const none = { applied: 0, duplicate: 0, parked: 0, rejected: 0, conflict: 0, quarantined: 0 }

const databases = await testDatabases()
afterAll(() => databases.stop())

describe.each(databases.dialects)('pushing taps on %s', (dialect) => {
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
  const id = (name: string) => world.id(name)
  const pathOf = '/api/v1/kiosk/taps'

  it('[PROTOCOL 3] answers good taps with a watermark and no verdicts', async () => {
    const answer = await tablet.push([tap(world, 1), tap(world, 2, { kind: 'out' })])
    expect(answer).toMatchObject({
      log: id('log-1'),
      serverEpoch: tablet.enrolled.serverEpoch,
      watermark: 2,
      gaps: [],
      verdicts: [],
      counts: { ...none, applied: 2 },
    })
  })

  it('[PROTOCOL 3.4] the same batch twice changes nothing and is all duplicates', async () => {
    const taps = [tap(world, 1), voidTap(2, id('log-1'), 1)]
    await tablet.push(taps)
    const again = await tablet.push(taps)
    expect(again.counts).toEqual({ ...none, duplicate: 2 })
    expect(again).toMatchObject({ watermark: 2, gaps: [], verdicts: [] })
  })

  it('compares taps as values: order of keys and unknown fields do not matter', async () => {
    const person = { name: 'Ngozi', organisation: 'Lagos Audit', fields: { diet: 'none', t: 'L' } }
    const walkIn = tap(world, 1, { attendee: id('walk-in-1'), person, method: 'walk-in' })
    await tablet.push([walkIn])
    const turned = Object.fromEntries(Object.entries(walkIn).toReversed())
    const also = {
      ...turned,
      person: { ...person, fields: { t: 'L', diet: 'none' }, shoe: 44 },
      colour: 1,
    }
    expect((await tablet.push([also])).counts).toEqual({ ...none, duplicate: 1 })
  })

  it('[PROTOCOL 3] another content under the same number is a conflict, the first counts', async () => {
    await tablet.push([tap(world, 1)])
    const other = tap(world, 1, { kind: 'out' })
    for (const _ of [1, 2]) {
      const answer = await tablet.push([other])
      expect(answer.counts).toEqual({ ...none, conflict: 1 })
      expect(answer.verdicts).toMatchObject([{ index: 0, seq: 1, verdict: 'conflict' }])
    }
    expect((await tablet.push([tap(world, 1)])).counts).toEqual({ ...none, duplicate: 1 })
    expect(await strays()).toEqual([[1, 'conflict']])
  })

  it('one number with two contents in one batch: the first applies, the second conflicts', async () => {
    const answer = await tablet.push([tap(world, 1), tap(world, 1, { kind: 'out' }), tap(world, 1)])
    expect(answer.counts).toEqual({ ...none, applied: 1, conflict: 1, duplicate: 1 })
  })

  it.each([0, 1, 2])('[PROTOCOL 3.2] a bad tap at place %i delays no other', async (place) => {
    const taps: unknown[] = [tap(world, 1), tap(world, 2, { kind: 'out' }), tap(world, 3)]
    taps[place] = without(tap(world, place + 1), 'session')
    const answer = await tablet.push(taps)
    expect(answer.counts).toEqual({ ...none, applied: 2, rejected: 1 })
    expect(answer.verdicts).toMatchObject([
      { index: place, seq: place + 1, verdict: 'rejected', code: 'bad-tap' },
    ])
    expect(answer).toMatchObject({ watermark: 3, gaps: [] })
    const again = await tablet.push(taps)
    expect(again.counts).toEqual({ ...none, duplicate: 2, rejected: 1 })
  })

  it.each<[string, unknown]>([
    ['a number', 7],
    ['nothing', null],
    ['a list', []],
    ['no seq', { kind: 'in' }],
    ['seq 0', { seq: 0 }],
    ['seq as text', { seq: '1' }],
  ])(
    '[PROTOCOL 3.2] a tap whose number cannot be read (%s) is rejected and kept once',
    async (_, bad) => {
      for (const round of [1, 2]) {
        const answer = await tablet.push([tap(world, 1), bad])
        expect(answer.counts).toMatchObject({
          rejected: 1,
          [round === 1 ? 'applied' : 'duplicate']: 1,
        })
        expect(answer.verdicts).toMatchObject([{ index: 1, seq: null, verdict: 'rejected' }])
        expect(answer).toMatchObject({ watermark: 1, gaps: [] })
      }
      expect(await strays()).toEqual([[null, 'rejected']])
    },
  )

  it('[PROTOCOL 3.2] no depth of nesting keeps the other taps waiting', async () => {
    const good = JSON.stringify(tap(world, 1))
    const deep = '['.repeat(300_000) + ']'.repeat(300_000)
    const body = `{"protocol":1,"log":"${id('log-1')}","taps":[${good},${deep},{"seq":2,"kind":${deep}}]}`
    const answer = await tablet.call('POST', pathOf, gzipSync(body), { 'content-encoding': 'gzip' })
    expect(await answer.json()).toMatchObject({ watermark: 2, counts: { applied: 1, rejected: 2 } })
  })

  it.each<[string, Record<string, unknown>]>([
    ['without a session', { session: undefined }],
    ['with attendee and badge', { badge: 'B-100' }],
    ['with neither attendee nor badge', { attendee: undefined }],
    ['with a method nobody knows', { method: 'telepathy' }],
    ['with a time that is no whole number', { wall: 1.5 }],
    ['with a kind that is no text', { kind: 3 }],
  ])('[PROTOCOL 3] a tap %s breaks the schema', async (_, change) => {
    const answer = await tablet.push([tap(world, 1, change)])
    expect(answer.counts).toEqual({ ...none, rejected: 1 })
    expect(answer.watermark).toBe(1)
  })

  it.each(['correction:c1', 'stray:x'])(
    '[PROTOCOL 3] a log named %s, as the server names its own, is refused, and none is noted',
    async (log) => {
      const body = { protocol: 1, log, after: null, anchors: [], taps: [tap(world, 1)] }
      const state = { logs: [{ log, after: null, last: 3 }], waiting: 0 }
      for (const one of [body, { ...body, log: id('log-1'), after: log }]) {
        const answer = await tablet.call('POST', pathOf, JSON.stringify(one))
        expect([answer.status, (await answer.json()).code]).toEqual([400, 'bad-request'])
      }
      const good = JSON.stringify({ ...body, log: id('log-1'), state })
      expect((await tablet.call('POST', pathOf, good)).status).toBe(200)
      const logs = await server.ctx.database.db.selectFrom('logs').select('log').execute()
      expect(logs.map((row) => row.log)).not.toContain(log)
    },
  )

  it('[PROTOCOL 2] a void that names itself is a bad tap', async () => {
    const answer = await tablet.push([voidTap(1, id('log-1'), 1)])
    expect(answer.verdicts).toMatchObject([{ seq: 1, verdict: 'rejected', code: 'bad-tap' }])
  })

  it('[PROTOCOL 3.2] a row that the kiosk could not read counts its number', async () => {
    const answer = await tablet.push([{ seq: 1, raw: '\u0000garbage' }, tap(world, 2)])
    expect(answer.counts).toEqual({ ...none, applied: 1, rejected: 1 })
    expect(answer.watermark).toBe(2)
  })

  it('[PROTOCOL 3.2] a bad tap more than a million ahead is kept, its number not counted', async () => {
    const far = await tablet.push([{ seq: 1_000_001, kind: 'in' }])
    expect(far).toMatchObject({ watermark: 0, gaps: [], counts: { rejected: 1 } })
    const near = await tablet.push([{ seq: 1_000_000, kind: 'in' }])
    expect(near).toMatchObject({ watermark: 0, gaps: [[1, 999_999]], counts: { rejected: 1 } })
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['an attendee', { attendee: 'nobody' }, 'unknown-attendee'],
    ['a badge', { attendee: undefined, badge: 'B-999' }, 'unknown-badge'],
    ['a session', { session: 'nowhere' }, 'unknown-session'],
    ['a kind', { kind: 'wave' }, 'unknown-kind'],
  ])('[PROTOCOL 3] a tap that names %s unknown here is parked', async (_, change, code) => {
    const answer = await tablet.push([tap(world, 1, change)])
    expect(answer.verdicts).toMatchObject([{ index: 0, seq: 1, verdict: 'parked', code }])
    expect(answer.counts).toEqual({ ...none, parked: 1 })
    expect(answer.watermark).toBe(1)
    expect((await tablet.push([tap(world, 1, change)])).counts).toEqual({ ...none, duplicate: 1 })
  })

  it('[E6] a known badge counts for its attendee, blanks around it do not matter', async () => {
    const answer = await tablet.push([tap(world, 1, { attendee: undefined, badge: '  B-200 ' })])
    expect(answer.counts).toEqual({ ...none, applied: 1 })
    expect(await whoOf(1)).toEqual(world.people.marek)
  })

  it('[E6] an unknown badge counts once its owner is known', async () => {
    await tablet.push([tap(world, 1, { attendee: undefined, badge: 'B-300' })])
    await world.importCsv('attendees', 'code,name,badge\nngozi,Ngozi Eze,B-300\n')
    expect(await whoOf(1)).toEqual((await peopleOf(world.admin, world.programme)).ngozi)
  })

  it('[PROTOCOL 3] a void of a tap that has not arrived is parked until it arrives', async () => {
    const early = await tablet.push([voidTap(2, id('log-1'), 1)])
    expect(early.verdicts).toMatchObject([{ seq: 2, verdict: 'parked', code: 'unknown-tap' }])
    expect(early).toMatchObject({ watermark: 0, gaps: [[1, 1]] })
    const late = await tablet.push([tap(world, 1)])
    expect(late).toMatchObject({ watermark: 2, gaps: [], counts: { applied: 1 } })
    expect(await whoOf(2)).toEqual(world.people.amara)
  })

  it('[Q4] a tap whose clock was not set is parked until anchors on both sides place it', async () => {
    const unset = tap(world, 1, { wall: 1000 })
    const first = await tablet.push([unset], { anchors: [anchor(0)] })
    expect(first.verdicts).toMatchObject([{ seq: 1, verdict: 'parked', code: 'time-unknown' }])
    server.clock.advance(10_000)
    await tablet.push([], { anchors: [anchor(5000)] })
    expect(await whoOf(1)).toEqual(world.people.amara)
  })

  it('[E8] a walk-in joins the roster of every kiosk, and taps that waited for them count', async () => {
    const other = await pair(world, world.rooms.birch)
    const early = tap(world, 1, { attendee: id('walk-in-1'), session: world.sessions.S2 })
    expect((await other.push([early], { log: id('log-2') })).counts).toMatchObject({ parked: 1 })
    const person = { name: 'Ngozi Eze', email: 'ngozi@example.org' }
    await tablet.push([tap(world, 1, { attendee: id('walk-in-1'), person, method: 'walk-in' })])
    const pulled = await (await other.call('GET', '/api/v1/kiosk/changes')).json()
    expect(pulled.changes).toContainEqual({
      type: 'attendee',
      id: id('walk-in-1'),
      name: 'Ngozi Eze',
      organisation: null,
      badges: [],
      language: null,
    })
    expect(await whoOf(1, id('log-2'))).toEqual(id('walk-in-1'))
  })

  it('[E8] a walk-in under an id that exists changes nobody', async () => {
    const person = { name: 'Somebody Else' }
    await tablet.push([tap(world, 1, { person, method: 'walk-in' })])
    const pulled = await (await tablet.call('GET', '/api/v1/kiosk/changes')).json()
    const names = pulled.changes.flatMap((change: { name?: string }) => change.name ?? [])
    expect(names).not.toContain('Somebody Else')
  })

  it('[I5] gaps are exactly the numbers that are missing', async () => {
    const answer = await tablet.push([tap(world, 2), tap(world, 5), tap(world, 6), tap(world, 9)])
    expect(answer).toMatchObject({
      watermark: 0,
      gaps: [
        [1, 1],
        [3, 4],
        [7, 8],
      ],
    })
    const filled = await tablet.push([tap(world, 1), tap(world, 3)])
    expect(filled).toMatchObject({
      watermark: 3,
      gaps: [
        [4, 4],
        [7, 8],
      ],
    })
  })

  it('[PROTOCOL 3.5] announced numbers are gaps until they come or a person closes them', async () => {
    const logs = [{ log: id('log-1'), after: null, last: 5 }]
    const state = { logs, waiting: 3, persisted: true }
    const answer = await tablet.push([tap(world, 1), tap(world, 2)], { state })
    expect(answer).toMatchObject({ watermark: 2, gaps: [[3, 5]] })
    const lost = { first: 4, last: 5, reason: 'The tablet fell into the sea' }
    expect(await world.admin('POST', `/api/v1/logs/${id('log-1')}/lost`, lost)).toEqual({
      gaps: [[3, 3]],
    })
    expect(await tablet.push([tap(world, 3)])).toMatchObject({ watermark: 3, gaps: [] })
    // a lost tap that turns up after all is taken
    expect(await tablet.push([tap(world, 4)])).toMatchObject({ watermark: 4, gaps: [] })
  })

  it('[PROTOCOL 3] speaks of one log a call; others are announced and keep their own numbers', async () => {
    const logs = [
      { log: id('log-1'), after: null, last: 1 },
      { log: id('log-0'), after: null, last: 2 },
    ]
    await tablet.push([tap(world, 1)], { state: { logs, waiting: 2 } })
    const older = await tablet.push([tap(world, 1)], { log: id('log-0') })
    expect(older).toMatchObject({
      log: id('log-0'),
      watermark: 1,
      gaps: [[2, 2]],
      counts: { applied: 1 },
    })
  })

  it('takes a heartbeat without taps, and notes what the kiosk says of itself', async () => {
    const state = { logs: [], waiting: 7, oldestWaiting: 5, battery: 'much', freeBytes: 12 }
    const answer = await tablet.push([], { state, build: '9.9' })
    expect(answer).toMatchObject({ watermark: 0, gaps: [], counts: none })
    const list = await world.admin('GET', `/api/v1/kiosks?programme=${world.programme}`)
    expect(list).toMatchObject({
      items: [{ id: tablet.id, waiting: 7, build: '9.9', freeBytes: 12, battery: null }],
    })
  })

  it('[PROTOCOL 3] refuses a body without `taps`: its kiosk must not take them for stored', async () => {
    const { token } = tablet.enrolled
    for (const body of [
      { protocol: 1, log: id('log-1'), after: null },
      { protocol: 1, log: id('log-1'), after: null, taps: null },
      { protocol: 1, log: id('log-1'), after: null, Taps: [tap(world, 1)] },
    ]) {
      const refused = await server.request('POST', pathOf, { token, body })
      expect(refused.status).toBe(400)
      expect(await refused.json()).toMatchObject({ code: 'bad-request' })
    }
  })

  it('[PROTOCOL 3.2] numbers beyond all clocks harm no other tap, and nobody’s reading', async () => {
    const most = Number.MAX_SAFE_INTEGER
    const times = [-most, 0, most]
    const absurd = times.flatMap((server) =>
      times.flatMap((wall) =>
        [0, most].map((mono) => ({ mono, wall, server, rtt: most + server })),
      ),
    )
    const taps = [
      tap(world, 1),
      tap(world, 2, { zone: most }),
      tap(world, 3, { mono: most }),
      tap(world, 4, { wall: most }),
    ]
    for (const one of absurd) {
      const answer = await tablet.push([tap(world, 5, { kind: 'out' })], { anchors: [one] })
      expect(answer.watermark).toBe(0)
    }
    const answer = await tablet.push(taps)
    expect(answer.watermark).toBe(5)
    expect(answer.verdicts).toMatchObject([
      { seq: 2, verdict: 'rejected' },
      { seq: 3, verdict: 'rejected' },
      { seq: 4, verdict: 'parked', code: 'time-unknown' },
    ])
    expect(answer.counts).toMatchObject({ applied: 1 })
    await world.admin('GET', `/api/v1/sessions/${world.sessions.S1}/attendance`)
    await world.admin('GET', `/api/v1/kiosks?programme=${world.programme}`)
  })

  it('[PROTOCOL 3] a bad anchor, a bad state or a strange build keeps no tap waiting', async () => {
    const more = { anchors: [7, { mono: 'x' }, anchor()], state: 'fine', build: 9 }
    expect((await tablet.push([tap(world, 1)], more)).counts).toEqual({ ...none, applied: 1 })
  })

  it('[PROTOCOL 3.7] two logs that follow the same one are flagged, and both count', async () => {
    await tablet.push([tap(world, 1)], { log: id('log-0') })
    await tablet.push([tap(world, 1)], { log: id('log-a'), after: id('log-0') })
    const answer = await tablet.push([tap(world, 1)], { log: id('log-b'), after: id('log-0') })
    expect(answer.counts).toEqual({ ...none, applied: 1 })
    const list = await world.admin('GET', `/api/v1/kiosks?programme=${world.programme}`)
    expect(list).toMatchObject({ items: [{ forked: true }] })
  })

  async function strays(): Promise<[number | null, string][]> {
    const rows = await server.ctx.database.db
      .selectFrom('strays')
      .innerJoin('logs', 'logs.n', 'strays.log')
      .select(['seq', 'strays.kind'])
      .where('logs.programme', '=', world.programme)
      .execute()
    return rows.map(({ seq, kind }) => [seq, kind])
  }

  async function whoOf(seq: number, log = id('log-1')): Promise<string | null> {
    const row = await server.ctx.database.db
      .selectFrom('taps')
      .innerJoin('logs', 'logs.n', 'taps.log')
      .select(['who', 'verdict'])
      .where('logs.log', '=', log)
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow()
    return row.verdict === 'applied' ? row.who : null
  }
})
