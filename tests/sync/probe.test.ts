import { expect, it } from 'vitest'
import { takeAnchor } from '../../src/sync/probe.ts'
import { testStart } from '../support/clock.ts'
import { fakeTablet } from '../support/fake-tab.ts'
import { fakeTimers } from '../support/timers.ts'

/** Answers after the given round trips, by a server that is `ahead` ms ahead of the tablet. */
function timeServer(rtts: number[], ahead: number) {
  let mono = 1_000
  let shift = testStart
  const trips = [...rtts]
  return {
    now: () => shift + mono,
    mono: () => mono,
    moveClock: (by: number) => {
      shift += by
    },
    timers: fakeTimers(),
    asked: () => rtts.length - trips.length,
    fetch: async () => {
      const rtt = trips.shift()
      if (rtt === undefined) throw new TypeError('Failed to fetch')
      mono += rtt / 2
      const body = { serverTime: testStart + mono + ahead, serverEpoch: 'e' }
      mono += rtt / 2
      return new Response(JSON.stringify(body), { status: 200 })
    },
  }
}

it('[Q1] of five probes the one with the shortest round trip is the anchor, at its middle', async () => {
  const server = timeServer([80, 40, 12, 60, 20, 2], 5_000)
  const found = await takeAnchor(server, 'secret')
  expect(server.asked()).toBe(5)
  const mono = 1_000 + 80 + 40 + 6
  expect(found).toEqual({
    epoch: 'e',
    anchor: { mono, wall: testStart + mono, server: testStart + mono + 5_000, rtt: 12 },
  })
})
it('keeps the best so far when the network goes, and none when it never was there', async () => {
  expect((await takeAnchor(timeServer([80, 40], 0), 'secret'))?.anchor.rtt).toBe(40)
  expect(await takeAnchor(timeServer([], 0), 'secret')).toBeNull()
})
it('a probe during which the tablet’s clock was set is no anchor', async () => {
  const server = timeServer([10, 30, 40, 50, 60], 0)
  const { fetch } = server
  let first = true
  const found = await takeAnchor(
    {
      ...server,
      fetch: async () => {
        if (first) server.moveClock(3_600_000)
        first = false
        return fetch()
      },
    },
    'secret',
  )
  expect(found?.anchor.rtt).toBe(30)
})
it('an anchor goes with the same contact, once, and its answer ends its wait', async () => {
  const tablet = fakeTablet()
  const tab = await tablet.open()
  await tab.tap(1)
  tab.loop.start()
  await tablet.time.advance(0)
  expect(tablet.server.calls.filter((path) => path.endsWith('/time'))).toHaveLength(5)
  expect(tablet.server.pushes).toMatchObject([
    { anchors: [{ mono: 0, wall: testStart, server: testStart, rtt: 0 }], taps: [{ seq: 1 }] },
  ])
  expect(tab.loop.state().offset).toBe(0)
  expect(await tab.storage.outbox.ownAnchors()).toEqual([])
  await tablet.time.advance(120_000)
  expect(tablet.server.anchors.get(tab.storage.outbox.log)?.size).toBe(3)
})
it('a time that can’t be asked keeps no tap back', async () => {
  const tablet = fakeTablet()
  tablet.network.failNext(99, () => new Response('', { status: 500 }), '/time')
  const tab = await tablet.open()
  await tab.tap(1)
  tab.loop.start()
  await tablet.time.advance(0)
  expect((await tab.storage.outbox.waiting()).count).toBe(0)
})
