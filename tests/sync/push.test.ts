import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { limits } from '../../src/domain/protocol.ts'
import { GZIP_FROM_BYTES } from '../../src/sync/push.ts'
import { testStart } from '../support/clock.ts'
import { portals } from '../support/fake-network.ts'
import { fakeTablet, type Tab, type Tablet, testIdentity } from '../support/fake-tab.ts'
import { countTransactions, writeLogs } from '../support/restarted-tablet.ts'
import { draft } from '../support/tablet-store.ts'

const waiting = async (tab: Tab) => (await tab.storage.outbox.waiting()).count
const seqsOf = (tablet: Tablet, tab: Tab) => [
  ...(tablet.server.taps.get(tab.storage.outbox.log) ?? new Map()).keys(),
]

async function running(tablet = fakeTablet(), taps = 0) {
  const tab = await tablet.open()
  await tab.tap(taps)
  tab.loop.start()
  await tablet.time.advance(0)
  return { tablet, tab, ...tablet }
}

it('a captured tap goes at once, and waits no longer once the server answered for it', async () => {
  const { tablet, tab, server, time } = await running()
  await tab.tap(3)
  await time.advance(0)
  expect(seqsOf(tablet, tab)).toEqual([1, 2, 3])
  expect(await waiting(tab)).toBe(0)
  expect(server.pushes.slice(1).map(({ taps }) => taps.length)).not.toContain(0)
  expect(tab.loop.state()).toMatchObject({ phase: 'idle', lastContact: testStart, trouble: null })
  expect(tab.reported).toEqual([])
})
it('says how the tablet is: logs held, what waits besides, since when', async () => {
  const tablet = fakeTablet()
  const before = await tablet.open()
  await before.tap(2)
  const tab = await tablet.open({ vitals: async () => ({ persisted: true, battery: 0.8 }) })
  await tab.tap(1)
  tab.loop.start()
  await tablet.time.advance(0)
  const [old, own] = [before.storage.outbox.log, tab.storage.outbox.log]
  const logs = [
    { log: old, after: null, last: 2 },
    { log: own, after: old, last: 1 },
  ]
  expect(tablet.server.pushes).toMatchObject([
    { log: old, after: null, build: '0.0.1', taps: [{ seq: 1 }, { seq: 2 }] },
    { log: own, after: old, taps: [{ seq: 1 }] },
  ])
  expect(tablet.server.pushes.map(({ state }) => state)).toEqual([
    { logs, waiting: 1, oldestWaiting: testStart, room: 'r', persisted: true, battery: 0.8 },
    { logs, waiting: 0, oldestWaiting: null, room: 'r', persisted: true, battery: 0.8 },
  ])
})
it('with nothing to send it is heard from every minute, and a log without taps claims no place', async () => {
  const { server, time, tab } = await running()
  expect(server.pushes).toHaveLength(1)
  expect(server.pushes[0]).toMatchObject({ log: tab.storage.outbox.log, taps: [] })
  expect(server.pushes[0]).not.toHaveProperty('after')
  await time.advance(57_000 - 1)
  expect(server.pushes).toHaveLength(1)
  await time.advance(1)
  expect(server.pushes).toHaveLength(2)
})
it('sends 1,000 at a time, and tells how far it is', async () => {
  const tablet = fakeTablet()
  const tab = await tablet.open()
  await tab.tap(2_100)
  const progress: unknown[] = []
  tab.loop.onChange(() => progress.push(tab.loop.state().progress))
  tab.loop.start()
  await tablet.time.advance(0)
  await tablet.time.advance(0)
  expect(tablet.server.pushes.map(({ taps }) => taps.length)).toEqual([1_000, 1_000, 100])
  expect(progress).toContainEqual({ sent: 2_000, of: 2_100 })
  expect(progress.at(-1)).toBeNull()
  expect(await waiting(tab)).toBe(0)
})
it.each(Object.entries(portals))(
  'what a portal answers (%s) acknowledges nothing',
  async (_, answer) => {
    const tablet = fakeTablet()
    tablet.network.portal(answer)
    const { tab, time, network } = await running(tablet, 3)
    expect(await waiting(tab)).toBe(3)
    expect(tab.loop.state()).toMatchObject({ phase: 'waiting-to-retry', trouble: null })
    expect((await tab.storage.roster.load()).completeAt).toBeNull()
    network.online()
    await time.advance(60_000)
    expect(await waiting(tab)).toBe(0)
  },
)
it('an answer that names another log acknowledges nothing', async () => {
  const { tab, network, time, tablet } = await running()
  const other = {
    serverEpoch: 'epoch-1',
    serverTime: testStart,
    log: 'another',
    watermark: 9,
    gaps: [],
    counts: {},
    verdicts: [],
  }
  network.failNext(1, () => new Response(JSON.stringify(other), { status: 200 }), '/taps')
  await tab.tap(2)
  await time.advance(0)
  expect(await waiting(tab)).toBe(2)
  await time.advance(60_000)
  expect([await waiting(tab), seqsOf(tablet, tab)]).toEqual([0, [1, 2]])
})
it('a verdict that only a newer server knows doesn’t make a tap wait', async () => {
  const { tab, network, time, server } = await running()
  network.failNext(
    1,
    () => {
      const log = tab.storage.outbox.log
      const answer = { serverEpoch: 'epoch-1', serverTime: 1, log, watermark: 1, gaps: [] }
      const more = { counts: { marvelled: 1 }, verdicts: [{ index: 0, verdict: 'marvelled' }] }
      return new Response(JSON.stringify({ ...answer, ...more, unknown: true }), { status: 200 })
    },
    '/taps',
  )
  await tab.tap(1)
  await time.advance(0)
  expect(await waiting(tab)).toBe(0)
  expect(server.pushes).toHaveLength(1)
})
it('[I2] an answer that got lost and a call that came twice count nothing twice', async () => {
  const { tab, network, time, tablet } = await running()
  network.dropResponse(1, '/taps')
  network.duplicate(2, '/taps')
  await tab.tap(4)
  await time.advance(60_000)
  expect(seqsOf(tablet, tab)).toEqual([1, 2, 3, 4])
  expect(await waiting(tab)).toBe(0)
})
it('[PROTOCOL 3.1] a tap of ordinary size is never cut, whatever says 413 on the way: it waits, and counts', async () => {
  const tablet = fakeTablet()
  const tab = await tablet.open()
  await tab.tap(1)
  const large = () => new Response('<h1>Request Entity Too Large</h1>', { status: 413 })
  tablet.network.failNext(3, large, '/taps')
  tab.loop.start()
  await tablet.time.advance(1)
  expect(await tab.storage.outbox.waiting()).toMatchObject({ count: 1 })
  await tablet.time.advance(60_000)
  const sent = tablet.server.taps.get(tab.storage.outbox.log)?.get(1)
  expect(sent).toMatchObject({ attendee: 'a0', kind: 'in' })
  expect(await tab.storage.outbox.waiting()).toMatchObject({ count: 0 })
})

it('halves what is too large, and sends a single tap that still is raw and cut', async () => {
  const tablet = fakeTablet()
  const tab = await tablet.open()
  await tab.tap(4)
  const person = { name: 'W', fields: { note: 'x'.repeat(70_000) } }
  await tab.storage.outbox.capture({ ...draft('w'), method: 'walk-in', person })
  await tab.tap(2)
  tablet.server.set({ mostBytes: 66_500 })
  tab.loop.start()
  await tablet.time.advance(0)
  expect(await waiting(tab)).toBe(0)
  expect(seqsOf(tablet, tab)).toEqual([1, 2, 3, 4, 5, 6, 7])
  const cut = tablet.server.taps.get(tab.storage.outbox.log)?.get(5)
  expect(Object.keys(cut ?? {})).toEqual(['seq', 'raw'])
  expect(JSON.stringify(cut).length).toBeLessThan(limits.rawBytes + 2_000)
})
it('[I11] a log that is refused holds up no other', async () => {
  const tablet = fakeTablet()
  const before = await tablet.open()
  await before.tap(2)
  const tab = await tablet.open()
  await tab.tap(2)
  const body = { type: 'about:blank', title: 'bad', status: 400, code: 'bad-request' }
  tablet.network.failNext(1, () => new Response(JSON.stringify(body), { status: 400 }), '/taps')
  tab.loop.start()
  await tablet.time.advance(0)
  expect(seqsOf(tablet, tab)).toEqual([1, 2])
  expect(await waiting(tab)).toBe(2)
  await tablet.time.advance(60_000)
  expect(await waiting(tab)).toBe(0)
})
it('taps of a gap that this tablet holds go again, and a server that always asks is not served for ever', async () => {
  const { tablet, tab, server, time } = await running()
  await tab.tap(6)
  await time.advance(0)
  server.lose(tab.storage.outbox.log, [5, 6])
  // As a restored backup would, but under the same epoch: the watermark tells.
  await time.advance(60_000)
  expect(seqsOf(tablet, tab).sort()).toEqual([1, 2, 3, 4, 5, 6])
  expect(await waiting(tab)).toBe(0)
  const pushes = server.pushes.length
  await time.advance(0)
  expect(server.pushes).toHaveLength(pushes)
})
const gone = () => new Response('', { status: 500 })
it('[I5] numbers that an answer names as missing go again though an earlier one took them', async () => {
  const { tablet, tab, network, server, time } = await running()
  const { log } = tab.storage.outbox
  const answer = { serverEpoch: 'epoch-1', serverTime: 1, log, watermark: 0, gaps: [] }
  const body = JSON.stringify({ ...answer, counts: {}, verdicts: [] })
  network.failNext(1, () => new Response(body, { status: 200 }), '/taps')
  await tab.tap(1)
  await time.advance(0)
  expect([await waiting(tab), server.taps.get(log)?.size]).toEqual([0, 0])
  tab.loop.now()
  await time.advance(2_000)
  tab.loop.now()
  await time.advance(2_000)
  expect([await waiting(tab), seqsOf(tablet, tab)]).toEqual([0, [1]])
})
it('a watermark lower than before makes all logs go again, whatever gaps are named', async () => {
  const tablet = fakeTablet()
  const before = await tablet.open()
  await before.tap(2)
  const { tab, network, server, time } = await running(tablet, 3)
  expect(await waiting(tab)).toBe(0)
  server.taps.clear()
  const { log } = tab.storage.outbox
  const answer = { serverEpoch: 'epoch-1', serverTime: 1, log, watermark: 2, gaps: [] }
  const body = JSON.stringify({ ...answer, counts: {}, verdicts: [] })
  network.failNext(1, () => new Response(body, { status: 200 }), '/taps')
  await time.advance(60_000)
  tab.loop.now()
  await time.advance(0)
  expect(server.taps.get(before.storage.outbox.log)?.size).toBe(2)
  expect(await waiting(tab)).toBe(0)
})
it('a new epoch that only a push shows: what its answer acknowledges stands, all else goes again', async () => {
  const tablet = fakeTablet()
  const before = await tablet.open()
  await before.tap(2)
  const { tab, network, server, time } = await running(tablet, 1)
  const old = before.storage.outbox.log
  server.taps.delete(old)
  server.set({ epoch: 'epoch-2' })
  network.failNext(999, gone, '/time')
  network.failNext(999, gone, '/changes')
  const pushes = server.pushes.length
  await tab.tap(1)
  await time.advance(0)
  expect(server.pushes.slice(pushes).map(({ log, taps }) => [log, taps.length])).toEqual([
    [tab.storage.outbox.log, 1],
    [old, 2],
    // Its anchors: they were answered for by the old epoch alone.
    [tab.storage.outbox.log, 0],
  ])
  expect(await waiting(tab)).toBe(0)
})
it('a new epoch makes everything kept go again, acknowledged or not', async () => {
  const { tablet, tab, server, time } = await running()
  await tab.tap(3)
  await time.advance(60_000)
  const { log } = tab.storage.outbox
  server.taps.clear()
  server.anchors.clear()
  server.set({ epoch: 'epoch-2' })
  await time.advance(60_000)
  expect(seqsOf(tablet, tab)).toEqual([1, 2, 3])
  expect(server.anchors.get(log)?.size).toBeGreaterThan(0)
  expect((await tablet.identity.get())?.serverEpoch).toBe('epoch-2')
})
it('old logs go under the new token with the old identity’s name', async () => {
  const tablet = fakeTablet()
  const before = await tablet.open()
  await before.tap(1)
  const owners = { [before.storage.outbox.log]: 'kiosk-0' }
  await tablet.identity.set({ ...testIdentity, formerly: ['kiosk-0'], owners })
  const { server } = await running(tablet, 1)
  expect(server.pushes.map(({ kiosk }) => kiosk)).toEqual(['kiosk-0', undefined])
})
it('packs a body of more than a few kB where the browser can', async () => {
  const tablet = fakeTablet()
  const encodings: (string | null)[] = []
  const tab = await tablet.open({
    gzip: async (text) => new Uint8Array(gzipSync(text)),
    fetch: (path, init) => {
      if (path.endsWith('/taps')) encodings.push(new Headers(init.headers).get('content-encoding'))
      return tablet.network.fetch(path, init)
    },
  })
  await tab.tap(Math.ceil(GZIP_FROM_BYTES / 50))
  tab.loop.start()
  await tablet.time.advance(0)
  await tab.tap(1)
  await tablet.time.advance(0)
  expect(encodings).toEqual(['gzip', null])
  expect(await waiting(tab)).toBe(0)
})
it('[row K8] many logs, as of a tablet that was restarted often, go in one call and a few reads each', async () => {
  const logs = 120
  const tablet = fakeTablet()
  ;(await tablet.open()).storage.close()
  await writeLogs(tablet.disk.indexedDB, logs)
  const { begun } = countTransactions(tablet.disk.indexedDB)
  const { tab, server, time } = await running(tablet)
  while ((await waiting(tab)) > 0) await time.advance(0)
  expect(server.pushes.filter(({ taps }) => taps.length > 0)).toHaveLength(logs)
  expect(server.calls.length).toBeLessThan(logs + 10)
  expect(begun(), 'transactions').toBeLessThan(15 * logs)
})
