import { IDBFactory as MemoryFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import type { Change } from '../../src/domain/roster.ts'
import { firstLook } from '../../src/storage/first-look.ts'
import { STORE } from '../../src/storage/store-name.ts'
import { testStart } from '../support/clock.ts'
import { captureMany, emptyDisk } from '../support/tablet-store.ts'
import { fakeTimers } from '../support/timers.ts'

const person = (id: string): Change => ({
  type: 'attendee',
  id,
  name: `Name of ${id}`,
  organisation: null,
  badges: [],
  language: null,
})
const changes: Change[] = [person('a'), person('b'), { type: 'room', id: 'r', name: 'Room r' }]
const page = { changes, cursor: '1', more: false, full: true, now: testStart }
const see = ({ indexedDB }: { indexedDB: IDBFactory }) => firstLook(indexedDB, fakeTimers())
const opened = (indexedDB: IDBFactory, version: number) =>
  new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open(STORE.name, version)
    opening.onsuccess = () => done(opening.result)
  })

it('sees what the opened store says, but for the people', async () => {
  const disk = emptyDisk()
  const storage = await disk.open()
  await storage.roster.apply(page)
  await storage.notes.set('a.note', { kept: 1 })
  await captureMany(storage, 3)
  const { log } = storage.outbox
  await storage.outbox.acknowledge(log, 1, [1], testStart)
  const look = await see(disk)
  const { attendees, ...rest } = await storage.roster.load()
  expect(attendees.size).toBe(2)
  expect(look?.roster).toEqual({ ...rest, attendees: new Map(), partial: true })
  expect(look?.waiting).toEqual(await storage.outbox.waiting())
  expect(look?.waiting.count).toBe(2)
  expect(look?.notes.get('a.note')).toEqual({ kept: 1 })
})
it('where there is no store it sees nothing, and makes none', async () => {
  const disk = emptyDisk()
  expect(await see(disk)).toBeNull()
  expect(await disk.indexedDB.databases()).toEqual([])
})
it('a store of another version is left alone, to whoever changes it', async () => {
  const indexedDB = new MemoryFactory()
  for (const version of [1, STORE.version * 10 + 10]) {
    const db = await opened(indexedDB, version)
    db.close()
    expect(await see({ indexedDB })).toBeNull()
    expect((await indexedDB.databases())[0]?.version).toBe(version)
  }
})
it('a store that never answers is given up', async () => {
  const timers = fakeTimers()
  const silent = new MemoryFactory()
  silent.open = () => new EventTarget() as IDBOpenDBRequest
  const look = firstLook(silent, timers)
  timers.advance(3_000)
  expect(await look).toBeNull()
})
it('a store that can’t be opened is seen as none', async () => {
  const refusing = new MemoryFactory()
  refusing.open = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  expect(await firstLook(refusing, fakeTimers())).toBeNull()
})
