import { expect, it } from 'vitest'
import { UPGRADE_RETRY_MS } from '../../src/sync/refusal.ts'
import { fakeTablet, type Tablet } from '../support/fake-tab.ts'

const waiting = async (tab: {
  storage: { outbox: { waiting: () => Promise<{ count: number }> } }
}) => (await tab.storage.outbox.waiting()).count
const times = (tablet: Tablet, path: string) =>
  tablet.network.tried.filter((call) => call.path.includes(path)).map(({ at }) => at)

/** A tablet with three taps whose server can't be reached. */
async function offline() {
  const tablet = fakeTablet()
  tablet.network.offline()
  const tab = await tablet.open()
  await tab.tap(3)
  tab.loop.start()
  await tablet.time.advance(0)
  return { tablet, tab, ...tablet }
}

it('retries after half of 1, 2, 4, … s with a jitter of one half, then every 30 s, for ever', async () => {
  const { tablet, time, tab } = await offline()
  await time.advance(200_000)
  const schedule = [
    0, 500, 1_500, 3_500, 7_500, 15_500, 31_500, 61_500, 91_500, 121_500, 151_500, 181_500,
  ]
  expect(times(tablet, '/taps')).toEqual(schedule)
  expect(times(tablet, '/changes')).toEqual(schedule)
  expect(tab.loop.state()).toMatchObject({ phase: 'offline', lastContact: null })
  tablet.network.online()
  await time.advance(30_000)
  expect(await waiting(tab)).toBe(0)
  expect(tab.loop.state().phase).toBe('idle')
})
it('honours Retry-After, also when someone presses “Sync now”', async () => {
  const { tablet, time, tab, network } = await offline()
  network.online()
  network.failNext(
    1,
    () => new Response('{}', { status: 503, headers: { 'retry-after': '40' } }),
    '/taps',
  )
  await time.advance(500)
  expect(times(tablet, '/taps')).toEqual([0, 500])
  tab.loop.now()
  await time.advance(39_999)
  expect(times(tablet, '/taps')).toEqual([0, 500])
  await time.advance(1)
  expect(times(tablet, '/taps')).toEqual([0, 500, 40_500])
  expect(await waiting(tab)).toBe(0)
})
it('tries at once when the network or the page comes back, but no more than every 2 s', async () => {
  const { tablet, time, tab } = await offline()
  await time.advance(31_500 + 5_000)
  tab.goOnline()
  await time.advance(0)
  tab.show(true)
  tab.loop.now()
  await time.advance(2_000)
  expect(times(tablet, '/taps').slice(-2)).toEqual([36_500, 38_500])
})
it('taps at a dead network don’t hurry the retries', async () => {
  const { tablet, time, tab } = await offline()
  await time.advance(31_500)
  const before = times(tablet, '/taps').length
  for (let n = 0; n < 5; n++) {
    await tab.tap(1)
    await time.advance(1_000)
  }
  expect(times(tablet, '/taps')).toHaveLength(before)
})
it('an upload that fails holds up no download, and the other way round', async () => {
  const tablet = fakeTablet()
  tablet.server.changes.push({ type: 'room', id: 'r', name: 'Room 1' })
  tablet.network.hold('/taps')
  const tab = await tablet.open()
  await tab.tap(1)
  tab.loop.start()
  await tablet.time.advance(0)
  expect((await tab.storage.roster.load()).rooms.size).toBe(1)
  expect(await waiting(tab)).toBe(1)
  tablet.network.flush()
  tablet.network.hold('/changes')
  await tablet.time.advance(30_000)
  await tab.tap(1)
  await tablet.time.advance(0)
  expect(await waiting(tab)).toBe(0)
})
it('a network that swallows calls is given up after a time, and the tap goes with the next try', async () => {
  const tablet = fakeTablet()
  tablet.network.hold('/taps')
  const tab = await tablet.open()
  await tab.tap(1)
  tab.loop.start()
  await tablet.time.advance(59_999)
  expect(tab.loop.state().phase).toBe('pushing')
  await tablet.time.advance(1)
  expect(tab.loop.state().phase).toBe('offline')
  tablet.network.flush()
  await tablet.time.advance(500)
  expect(await waiting(tab)).toBe(0)
})
it('426: the taps wait, a new version is asked for, and it is tried slowly', async () => {
  const tablet = fakeTablet()
  tablet.server.set({ minProtocol: 2 })
  const tab = await tablet.open()
  await tab.tap(1)
  tab.loop.start()
  await tablet.time.advance(UPGRADE_RETRY_MS - 1)
  expect(times(tablet, '/taps')).toEqual([0])
  expect(tab.loop.state().trouble).toBe('upgrade-required')
  tablet.server.set({ minProtocol: 1 })
  await tablet.time.advance(1)
  expect([await waiting(tab), tab.loop.state().trouble]).toEqual([0, null])
})
it('401: the taps stay, and it says so until the token is good again', async () => {
  const tablet = fakeTablet()
  tablet.server.set({ token: 'another' })
  const tab = await tablet.open()
  await tab.tap(2)
  tab.loop.start()
  await tablet.time.advance(0)
  expect([await waiting(tab), tab.loop.state().trouble]).toEqual([2, 'unauthenticated'])
  tablet.server.set({ token: 'secret' })
  await tablet.time.advance(60_000)
  expect([await waiting(tab), tab.loop.state().trouble]).toEqual([0, null])
})
it('[I13] revoked: the roster is erased, the taps are still sent, and a release brings all back', async () => {
  const tablet = fakeTablet()
  tablet.server.changes.push({ type: 'room', id: 'r', name: 'Room 1' })
  const tab = await tablet.open()
  tab.loop.start()
  await tablet.time.advance(0)
  expect((await tab.storage.roster.load()).rooms.size).toBe(1)
  tablet.server.set({ revoked: true })
  await tab.tap(2)
  await tablet.time.advance(30_000)
  expect((await tab.storage.roster.load()).rooms.size).toBe(0)
  expect(tab.loop.state().trouble).toBe('revoked')
  expect(await waiting(tab)).toBe(0)
  tablet.server.set({ revoked: false })
  await tablet.time.advance(60_000)
  expect((await tab.storage.roster.load()).rooms.size).toBe(1)
  expect(tab.loop.state().trouble).toBeNull()
})
it('a loop that was stopped calls nobody any more', async () => {
  const { tablet, time, tab } = await offline()
  tab.loop.stop()
  const before = tablet.network.tried.length
  await tab.tap(1)
  tab.goOnline()
  await time.advance(300_000)
  expect(tablet.network.tried).toHaveLength(before)
  expect(time.due()).toEqual([])
})
it('without an identity it calls nobody, and begins once there is one', async () => {
  const tablet = fakeTablet()
  const identity = await tablet.identity.get()
  await tablet.identity.clear()
  const tab = await tablet.open()
  await tab.tap(1)
  tab.loop.start()
  await tablet.time.advance(0)
  expect(tablet.network.tried).toEqual([])
  if (identity) await tablet.identity.set(identity)
  tab.loop.now()
  await tablet.time.advance(0)
  expect(await waiting(tab)).toBe(0)
})
