import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reestimate } from '../../sync-server/taps/estimates.ts'
import { unpark } from '../../sync-server/taps/unpark.ts'
import { testStart } from '../support/clock.ts'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { anchor, pair, type Tablet, tap, voidTap } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

/** One thing that a tablet has to bring: a tap or an anchor of one of its logs. */
interface Item {
  tablet: 0 | 1
  log: string
  after: string | null
  tap?: unknown
  anchor?: unknown
}

describe.each(databases.dialects)('[I6] on %s', (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer({ database: await databases.open(dialect) })
    // all that is tapped has happened before it arrives
    server.clock.advance(3_600_000)
  })

  it('any order, split and repetition of arrival stores the same verdicts, people and times', async () => {
    const expected = await stored([...Array(itemCount).keys()], [itemCount])
    expect(expected.length).toBeGreaterThan(15)
    const verdicts = new Set(expected.map((row) => String(row).split(' ')[2]))
    expect(verdicts).toEqual(new Set(['applied', 'parked', 'rejected']))
    const order = fc.shuffledSubarray([...Array(itemCount).keys()], { minLength: itemCount })
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(order, sizes, fc.boolean(), async (order, sizes, twice) => {
        expect(await stored(twice ? [...order, ...order] : order, sizes)).toEqual(expected)
      }),
      {
        numRuns: dialect === 'sqlite' ? 200 : 50,
        seed: 20_260_301,
        examples: [[undoneLate, [3, 1], false]],
      },
    )
  })

  /** Brings the items in this order, so many a call, to a new programme; tells what is stored then. */
  async function stored(order: number[], sizes: number[]): Promise<string[]> {
    const world = await makeWorld(server)
    const tablets = [await pair(world), await pair(world, world.rooms.birch)] as const
    const all = items(world)
    for (let from = 0, turn = 0; from < order.length; turn++) {
      const size = sizes[turn % sizes.length] ?? 1
      await bring(
        tablets,
        order.slice(from, from + size).flatMap((at) => all[at] ?? []),
      )
      from += size
    }
    await nothingMovesAnew(world, tablets)
    return rowsOf(world)
  }

  /** Placing everything from scratch must give what came about bit by bit. */
  async function nothingMovesAnew(world: World, tablets: readonly Tablet[]): Promise<void> {
    await server.ctx.database.db.transaction().execute(async (tx) => {
      for (const { id } of tablets) {
        const { moved, unsure } = await reestimate(tx, world.programme, id, 'everything')
        expect([moved, unsure]).toEqual([[], []])
      }
      expect(await unpark(tx, server.ctx, world.programme)).toEqual([])
    })
  }

  async function bring(tablets: readonly [Tablet, Tablet], part: Item[]): Promise<void> {
    for (const [log, ofLog] of Map.groupBy(part, (item) => item.log)) {
      const { tablet, after } = ofLog[0] ?? { tablet: 0, after: null }
      const taps = ofLog.flatMap((item) => (item.tap === undefined ? [] : [item.tap]))
      const anchors = ofLog.flatMap((item) => item.anchor ?? [])
      await tablets[tablet].push(taps, { log, after, anchors })
    }
  }

  async function rowsOf(world: World): Promise<string[]> {
    const rows = await server.ctx.database.db
      .selectFrom('taps')
      .innerJoin('logs', 'logs.n', 'taps.log')
      .select([
        'logs.log',
        'seq',
        'verdict',
        'taps.code',
        'who',
        'counts_for',
        'at',
        'earliest',
        'latest',
      ])
      .select(['estimate', 'watermark', 'highest'])
      .where('logs.programme', '=', world.programme)
      .execute()
    const names = new Map(Object.entries(world.people).map(([code, id]) => [id, code]))
    const own = (text: string | null) =>
      names.get(text ?? '') ?? text?.replace(`-${world.programme}`, '')
    return rows
      .map((row) =>
        [own(row.log), row.seq, row.verdict, row.code, own(row.who)]
          .concat([
            row.counts_for === null ? null : row.counts_for === world.sessions.S1 ? 'S1' : 'S2',
          ])
          .concat(
            [row.at, row.earliest, row.latest].map((ms) => (ms === null ? null : ms - testStart)),
          )
          .concat([row.estimate, row.watermark, row.highest])
          .join(' '),
      )
      .sort()
  }
})

const itemCount = 25
/** The undo of an undo comes with the tap that both wait for, after the undo. */
const undoneLate = [17, 18, 16, 12, 3, 2, 8, 9, 0, 1, 6].concat([
  24, 20, 23, 5, 21, 22, 11, 14, 4, 10, 15, 19, 7, 13,
])

/** Two tablets, three logs: clocks that are off or unset, walk-ins, badges, voids, bad taps. */
function items(world: World): Item[] {
  const person = { name: 'Ngozi Eze', organisation: 'Lagos Audit' }
  const walkIn = { attendee: world.id('walk-in'), method: 'walk-in' }
  const [a, b, c] = ['a', 'b', 'c'].map((name) => world.id(name)) as [string, string, string]
  const late = (seq: number) => ({ wall: testStart + 600_000 + seq * 1000 })
  const inB = { session: world.sessions.S2 }
  const ofA: unknown[] = [
    tap(world, 1),
    tap(world, 2, { attendee: world.people.marek }),
    voidTap(3, a, 1),
    tap(world, 4, { ...walkIn, person }),
    { seq: 5, kind: 'in' },
    tap(world, 6, { kind: 'out', attendee: 'nobody' }),
    voidTap(7, a, 3),
    tap(world, 8, { wall: 1000, kind: 'out' }),
    tap(world, 9, { kind: 'wave' }),
  ]
  const ofB: unknown[] = [
    tap(world, 1, { ...walkIn, ...late(1) }),
    tap(world, 2, { ...late(2), kind: 'out' }),
    voidTap(3, c, 2),
    { seq: 4, raw: '{"seq":4,' },
  ]
  const ofC: unknown[] = [
    tap(world, 1, { ...inB, attendee: undefined, badge: 'B-200' }),
    tap(world, 2, { ...inB, ...walkIn }),
    tap(world, 3, { ...inB, attendee: undefined, badge: ' B-404' }),
    { ...voidTap(4, a, 2), method: 'staff' },
    tap(world, 5, { ...inB, session: 'nowhere' }),
    voidTap(6, b, 9),
  ]
  const of = (tablet: 0 | 1, log: string, after: string | null, taps: unknown[]) =>
    taps.map((one): Item => ({ tablet, log, after, tap: one }))
  return [
    ...of(0, a, null, ofA),
    ...of(0, b, a, ofB),
    ...of(1, c, null, ofC),
    { tablet: 0, log: a, after: null, anchor: anchor(0) },
    { tablet: 0, log: a, after: null, anchor: { ...anchor(20_000), rtt: 4 } },
    {
      tablet: 0,
      log: b,
      after: a,
      anchor: { ...anchor(0), wall: testStart + 600_000, server: testStart + 30_000 },
    },
    {
      tablet: 0,
      log: b,
      after: a,
      anchor: { ...anchor(9000), wall: testStart + 609_000, server: testStart + 39_000 },
    },
    { tablet: 1, log: c, after: null, anchor: { ...anchor(0), wall: testStart - 5000 } },
    { tablet: 1, log: c, after: null, anchor: { ...anchor(8000), wall: testStart + 3000 } },
  ]
}
