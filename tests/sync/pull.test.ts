import { expect, it } from 'vitest'
import { PULL_LIMIT } from '../../src/sync/pull-lane.ts'
import { fakeTablet, testIdentity } from '../support/fake-tab.ts'

const attendee = (n: number) => ({
  type: 'attendee',
  id: `a${n}`,
  name: `Name ${n}`,
  organisation: null,
  badges: [],
  language: null,
})
const many = (count: number) => Array.from({ length: count }, (_, n) => attendee(n))

async function pulled(count: number) {
  const tablet = fakeTablet()
  tablet.server.changes.push(...many(count))
  const tab = await tablet.open()
  tab.loop.start()
  await tablet.time.advance(0)
  const names = async () =>
    [...(await tab.storage.roster.load()).attendees.values()].map(({ name }) => name)
  const changesCalls = () =>
    tablet.network.tried.filter(({ path }) => path.includes('/changes')).map(({ path }) => path)
  return { ...tablet, tab, names, changesCalls }
}

it('pulls everything in pages, then only what changed', async () => {
  const { server, time, names, changesCalls } = await pulled(PULL_LIMIT + 1)
  expect(await names()).toHaveLength(PULL_LIMIT + 1)
  server.changes.push({ ...attendee(0), name: 'Renamed' })
  await time.advance(30_000)
  expect(await names()).toContain('Renamed')
  expect(changesCalls()).toEqual([
    `/api/v1/kiosk/changes?limit=${PULL_LIMIT}`,
    `/api/v1/kiosk/changes?limit=${PULL_LIMIT}&cursor=${PULL_LIMIT}`,
    `/api/v1/kiosk/changes?limit=${PULL_LIMIT}&cursor=${PULL_LIMIT + 1}`,
  ])
})
it('a full pull that breaks off in the middle begins again and mixes nothing', async () => {
  const tablet = fakeTablet()
  tablet.server.changes.push(...many(PULL_LIMIT + 1))
  tablet.network.failNext(1, () => new Response('', { status: 500 }), `cursor=${PULL_LIMIT}`)
  const tab = await tablet.open()
  tab.loop.start()
  await tablet.time.advance(0)
  expect((await tab.storage.roster.load()).attendees.size).toBe(0)
  tablet.server.changes.splice(0, 1)
  await tablet.time.advance(60_000)
  const { attendees } = await tab.storage.roster.load()
  expect([attendees.size, attendees.has('a0')]).toEqual([PULL_LIMIT, false])
})
it('410: begins again from nothing, and what isn’t named any more goes', async () => {
  const { server, time, names } = await pulled(3)
  server.changes.splice(0, 3, attendee(7), attendee(8), attendee(9), attendee(10))
  server.set({ oldestCursor: 4 })
  await time.advance(30_000)
  expect(await names()).toHaveLength(4)
})
it('a new epoch makes the cursor worth nothing: everything is pulled anew', async () => {
  const { server, time, names, tab } = await pulled(3)
  server.set({ epoch: 'epoch-2' })
  server.changes.splice(0, 3, attendee(5), attendee(6), attendee(7))
  await time.advance(30_000)
  expect((await names()).sort()).toEqual(['Name 5', 'Name 6', 'Name 7'])
  expect(tab.reported).toEqual([])
})
it('a new enrolment drops the roster of the old one', async () => {
  const { server, time, identity, names } = await pulled(3)
  await identity.set({ ...testIdentity, kiosk: 'kiosk-2' })
  server.changes.splice(0, 3, attendee(5), attendee(6), attendee(7), attendee(8))
  await time.advance(30_000)
  expect(await names()).toHaveLength(4)
})
it('a change that can’t be read is reported and blocks nothing', async () => {
  const { server, time, names, tab } = await pulled(1)
  server.changes.push({ type: 'attendee', id: 'bad' }, attendee(2))
  await time.advance(30_000)
  expect(await names()).toEqual(expect.arrayContaining(['Name 0', 'Name 2']))
  expect(tab.reported.map(String)).toEqual(['Error: 1 changes of the roster could not be read'])
})
it('[I1] taps kept long enough after their answer are removed, by the programme’s setting and the server’s clock alone', async () => {
  const tablet = fakeTablet()
  tablet.server.changes.push({
    type: 'settings',
    id: 'settings',
    badgeKey: 'k',
    pin: null,
    mode: 'both',
    confirmOut: false,
    bounceMs: 1,
    undoMs: 1,
    resultMs: 1,
    opensBeforeMs: 1,
    walkInFields: [],
    languages: ['en'],
    keepDays: 2,
  })
  const before = await tablet.open()
  await before.tap(2)
  let jump = 0
  const now = () => tablet.time.clock.now() + jump
  const tab = await tablet.open({ clock: { ...tablet.time.clock, now } })
  await tab.tap(1)
  tab.loop.start()
  await tablet.time.advance(0)
  // a tablet whose clock jumps by ten years keeps what the server may ask for again
  jump = 3_650 * 86_400_000
  await tablet.time.advance(86_400_000)
  expect(await tab.storage.outbox.heldLogs()).toHaveLength(2)
  tab.loop.stop()
  await tablet.time.advance(2 * 86_400_000)
  tab.loop.start()
  await tablet.time.advance(0)
  expect(await tab.storage.outbox.heldLogs()).toMatchObject([{ log: tab.storage.outbox.log }])
})
