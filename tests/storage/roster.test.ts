import { IDBFactory as MemoryFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import type { Change } from '../../src/domain/roster.ts'
import { testStart } from '../support/clock.ts'
import { fakeChannels } from '../support/fake-channel.ts'
import { faultyDisk } from '../support/faulty-disk.ts'
import { kioskSettings } from '../support/kiosk-settings.ts'
import { draft, emptyDisk } from '../support/tablet-store.ts'

const person = (name: string) => ({ name, organisation: null, badges: [], language: null })
const attendee = (id: string, name = `Name of ${id}`): Change => ({
  type: 'attendee',
  id,
  ...person(name),
})
const walkIn = (id: string, name: string) =>
  ({ ...draft(id), method: 'walk-in', person: { name, email: 'w@example.org' } }) as const
const room = (id: string): Change => ({ type: 'room', id, name: `Room ${id}` })
const page = (changes: Change[], cursor: string, more = false, full = true) => ({
  changes,
  cursor,
  more,
  full,
  now: testStart,
})

it('a full pull is one whole: half of it changes nothing', async () => {
  const { roster } = await emptyDisk().open()
  await roster.apply(page([attendee('a'), room('r')], '1', true))
  expect((await roster.load()).attendees.size).toBe(0)
  expect(await roster.cursor()).toBeNull()
  await roster.apply(page([attendee('b')], '2'))
  const loaded = await roster.load()
  expect([...loaded.attendees].sort()).toEqual([
    ['a', person('Name of a')],
    ['b', person('Name of b')],
  ])
  expect([...loaded.rooms.values()]).toEqual([{ name: 'Room r' }])
  expect([await roster.cursor(), loaded.completeAt]).toEqual(['2', testStart])
})
it('what a full pull didn’t name is dropped at its end', async () => {
  const { roster } = await emptyDisk().open()
  await roster.apply(page([attendee('a'), attendee('b'), room('r')], '1'))
  await roster.apply({ ...page([attendee('lost')], '2', true), first: true })
  await roster.apply({ ...page([attendee('b')], '3', true), first: true })
  await roster.apply(page([attendee('c')], '4'))
  const { attendees, rooms } = await roster.load()
  expect([...attendees.keys()].sort()).toEqual(['b', 'c'])
  expect(rooms.size).toBe(0)
})
it('an incremental page changes, adds and deletes; a second time it changes nothing', async () => {
  const disk = emptyDisk()
  const { roster } = await disk.open()
  await roster.apply(page([attendee('a'), attendee('b'), attendee('c')], '1'))
  await roster.load()
  const changes: Change[] = [
    attendee('a', 'Renamed'),
    { type: 'attendee', id: 'b', deleted: true },
    attendee('d'),
    attendee('e'),
    { type: 'attendee', id: 'e', deleted: true },
  ]
  const inMemory: unknown[] = []
  for (const _ of [1, 2]) {
    await roster.apply(page(changes, '2', false, false))
    const { attendees } = await roster.load()
    inMemory.push([...attendees].sort().map(([id, { name }]) => [id, name]))
  }
  const onDisk = (await (await disk.open()).roster.load()).attendees
  const expected = [
    ['a', 'Renamed'],
    ['c', 'Name of c'],
    ['d', 'Name of d'],
  ]
  expect(inMemory).toEqual([expected, expected])
  expect([...onDisk].sort().map(([id, { name }]) => [id, name])).toEqual(expected)
})
it('a bad change is skipped and counted; unknown types and fields are ignored', async () => {
  const { roster } = await emptyDisk().open()
  const { skipped } = await roster.apply(
    page(
      [
        { type: 'attendee', id: 'bad', name: 7 },
        { ...attendee('a'), email: 'a@example.org', later: { nested: true } },
        { type: 'constellation', id: 'x' },
        { type: 'toString', id: 'y' },
      ],
      '1',
    ),
  )
  expect(skipped).toBe(1)
  expect([...(await roster.load()).attendees]).toEqual([['a', person('Name of a')]])
})
it('a bad change leaves what was known', async () => {
  const { roster } = await emptyDisk().open()
  await roster.apply(page([attendee('a')], '1'))
  await roster.apply(page([{ type: 'attendee', id: 'a', name: null }], '2', false, false))
  expect((await roster.load()).attendees.get('a')?.name).toBe('Name of a')
  expect(await roster.cursor()).toBe('2')
})
it('[E8] a walk-in outlives a full pull without it while its tap waits, and no longer', async () => {
  const { roster, outbox } = await emptyDisk().open()
  await outbox.capture(walkIn('w', 'Walk-in'))
  await roster.apply(page([attendee('a')], '1'))
  expect((await roster.load()).attendees.get('w')?.name).toBe('Walk-in')
  await outbox.acknowledge(outbox.log, 1, [1], testStart)
  await roster.apply(page([attendee('a')], '2'))
  expect((await roster.load()).attendees.has('w')).toBe(false)
})
it('[row K7] a walk-in is on the roster as soon as the tap is written, and told of; with it or not at all', async () => {
  const disk = faultyDisk(new MemoryFactory())
  const { roster, outbox } = await emptyDisk(1, disk.indexedDB).open()
  await roster.apply(page([attendee('a')], '1'))
  const loaded = await roster.load()
  let told = 0
  roster.onChange(() => told++)
  disk.failNext('quota')
  expect((await outbox.capture(walkIn('w', 'Jun Takahashi'))).ok).toBe(false)
  expect([(await roster.load()).attendees.has('w'), told]).toEqual([false, 0])
  expect((await outbox.capture(walkIn('w', 'Jun Takahashi'))).ok).toBe(true)
  await Promise.resolve()
  expect((await roster.load()).attendees.get('w')).toEqual(person('Jun Takahashi'))
  expect([await roster.load(), told]).toEqual([loaded, 1])
  const again = await emptyDisk(2, disk.indexedDB).open()
  expect((await again.roster.load()).attendees.get('w')?.name).toBe('Jun Takahashi')
})
it('[E8] once the server names a walk-in, its word counts', async () => {
  const disk = emptyDisk()
  const { roster, outbox } = await disk.open()
  await roster.apply(page([], '1'))
  await outbox.capture(walkIn('w', 'Typed here'))
  await roster.apply(page([attendee('w', 'Known there')], '2', false, false))
  const names = async (store: typeof roster) => [...(await store.load()).attendees.values()]
  expect(await names(roster)).toEqual([person('Known there')])
  await roster.apply(page([{ type: 'attendee', id: 'w', deleted: true }], '3', false, false))
  expect(await names((await disk.open()).roster)).toEqual([])
})
it('a revoked tablet’s roster is erased, its taps are not', async () => {
  const { roster, outbox } = await emptyDisk().open()
  await roster.apply(page([attendee('a'), room('r')], '1'))
  await outbox.capture(walkIn('w', 'Walk-in'))
  await roster.erase()
  const { attendees, rooms, completeAt } = await roster.load()
  expect([attendees.size, rooms.size, completeAt]).toEqual([0, 0, null])
  expect(await roster.cursor()).toBeNull()
  expect((await outbox.waiting()).count).toBe(1)
})
it('another tab sees a change without loading the page again', async () => {
  const disk = emptyDisk()
  const channel = fakeChannels()
  const left = await disk.open({ channel: channel() })
  const right = await disk.open({ channel: channel() })
  expect((await right.roster.load()).attendees.size).toBe(0)
  let told = 0
  right.roster.onChange(() => told++)
  await left.roster.apply(page([attendee('a')], '1'))
  expect(told).toBe(1)
  expect((await right.roster.load()).attendees.size).toBe(1)
})
const settings: Change = { type: 'settings', id: 'p', ...kioskSettings }
it('the settings are there before anything else is read', async () => {
  const disk = emptyDisk()
  const before = await disk.open()
  expect(await before.roster.settings()).toBeNull()
  await before.roster.apply(page([settings], '1'))
  expect(await before.roster.settings()).toMatchObject({ keepDays: 30 })
  expect(await (await disk.open()).roster.settings()).toMatchObject({ keepDays: 30 })
})
