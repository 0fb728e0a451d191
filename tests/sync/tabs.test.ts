import { expect, it } from 'vitest'
import { testStart } from '../support/clock.ts'
import { fakeTablet } from '../support/fake-tab.ts'

async function twoTabs() {
  const tablet = fakeTablet()
  const [left, right] = [await tablet.open(), await tablet.open()]
  left.loop.start()
  await tablet.time.advance(0)
  right.loop.start()
  await tablet.time.advance(0)
  return { ...tablet, left, right }
}

it('one tab syncs for both, and the other shows how it stands', async () => {
  const { server, time, left, right } = await twoTabs()
  await right.tap(2)
  await left.tap(1)
  await time.advance(0)
  expect(server.pushes.filter(({ taps }) => taps.length > 0)).toHaveLength(2)
  expect(await right.storage.outbox.waiting()).toEqual({ count: 0, oldest: null })
  expect(right.loop.state()).toEqual({ ...left.loop.state(), phase: 'other-tab' })
  expect(right.loop.state().lastContact).toBe(testStart)
})
it('each tab’s taps have anchors of their own log, sent by the tab that syncs', async () => {
  const { server, time, right } = await twoTabs()
  await right.tap(1)
  await time.advance(60_000)
  expect(server.anchors.get(right.storage.outbox.log)?.size).toBeGreaterThan(0)
})
it('“Sync now” in the other tab is heard', async () => {
  const { server, time, network, right } = await twoTabs()
  network.offline()
  await right.tap(1)
  await time.advance(31_500)
  network.online()
  right.loop.now()
  await time.advance(2_000)
  expect(server.taps.get(right.storage.outbox.log)?.size).toBe(1)
})
it('when the syncing tab goes, the other takes over', async () => {
  const { server, time, left, right } = await twoTabs()
  left.loop.stop()
  await time.advance(0)
  await right.tap(1)
  await time.advance(0)
  expect(server.taps.get(right.storage.outbox.log)?.size).toBe(1)
  expect(right.loop.state().phase).toBe('idle')
})
it('a hidden tab leaves the syncing to one that waits, and keeps it where none does', async () => {
  const { time, left, right } = await twoTabs()
  left.show(false)
  await time.advance(0)
  expect([left.loop.state().phase, right.loop.state().phase]).toEqual(['other-tab', 'idle'])
  left.loop.stop()
  right.show(false)
  await time.advance(0)
  expect(right.loop.state().phase).toBe('idle')
})
it('the last contact and the offset outlive a reload', async () => {
  const tablet = fakeTablet()
  const tab = await tablet.open()
  tab.loop.start()
  await tablet.time.advance(0)
  tab.loop.stop()
  tablet.network.offline()
  const next = await tablet.open()
  next.loop.start()
  await tablet.time.advance(0)
  expect(next.loop.state()).toMatchObject({ lastContact: testStart, offset: 0, phase: 'offline' })
})
