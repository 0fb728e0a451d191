import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { openStorage } from '../../src/storage/open.ts'
import { HANG_MS } from '../../src/storage/transaction.ts'
import { type Fault, faultyDisk } from '../support/faulty-disk.ts'
import { captureMany, draft, emptyDisk } from '../support/tablet-store.ts'
import { fakeTimers } from '../support/timers.ts'

async function onFaultyDisk() {
  const disk = faultyDisk(new IDBFactory())
  const timers = fakeTimers()
  const tablet = emptyDisk(1, disk.indexedDB)
  disk.onLostAnswer(() => timers.advance(HANG_MS))
  return { disk, timers, storage: await tablet.open({ timers }), tablet }
}

it('[row K3] every tap is written with strict durability', async () => {
  const { disk, storage } = await onFaultyDisk()
  await captureMany(storage, 3)
  expect(disk.asked).toEqual([1, 2, 3].map(() => ({ durability: 'strict' })))
})
it('a connection lost up to three times in a row is reopened and the tap recorded once', async () => {
  const { disk, storage } = await onFaultyDisk()
  disk.failNext('closed', 'aborted', 'closed')
  expect(await captureMany(storage, 2)).toEqual([1, 2])
  expect(await storage.outbox.lastTaps(9)).toHaveLength(2)
})
const failures: [Fault, string, string][] = [
  ['closed', 'S-02', 'connection-lost'],
  ['aborted', 'S-02', 'connection-lost'],
  ['quota', 'S-03', 'quota'],
  ['odd', 'S-04', 'unknown'],
]
it.each(failures)(
  'a write that stays %s fails as %s, and burns no number',
  async (fault, code, reason) => {
    const { disk, storage } = await onFaultyDisk()
    await captureMany(storage, 1)
    const tries = disk.asked.length
    disk.failNext(
      ...(fault === 'quota' || fault === 'odd' ? [fault] : [fault, fault, fault, fault]),
    )
    const result = await storage.outbox.capture(draft('mara'))
    expect(result).toMatchObject({ ok: false, error: { code, reason } })
    expect(disk.asked.length - tries).toBe(fault === 'quota' || fault === 'odd' ? 1 : 4)
    expect(await captureMany(storage, 1)).toEqual([2])
    expect((await storage.outbox.heldLogs())[0]?.last).toBe(2)
  },
)
it('a tap whose commit was never answered is found again and not written twice', async () => {
  const { disk, storage } = await onFaultyDisk()
  await captureMany(storage, 1)
  disk.failNext('answer-lost', 'answer-lost')
  const result = await storage.outbox.capture(draft('mara', 5))
  expect(result).toMatchObject({ ok: true, value: { tap: { seq: 2 } } })
  expect(await storage.outbox.lastTaps(9)).toHaveLength(2)
  expect(await captureMany(storage, 1)).toEqual([3])
})
it('a page whose first commit was never answered keeps its log and what came before it', async () => {
  const { disk, storage, timers, tablet } = await onFaultyDisk()
  await captureMany(storage, 1)
  const next = await tablet.open({ timers })
  disk.failNext('answer-lost')
  const result = await next.outbox.capture(draft('mara', 5))
  expect(result).toMatchObject({ ok: true, value: { tap: { seq: 1 } } })
  expect((await next.outbox.heldLogs())[1]).toEqual({
    log: next.outbox.log,
    after: storage.outbox.log,
    last: 1,
  })
})
it('a tap that can’t be stored at all fails at once and delays no other', async () => {
  const { storage } = await onFaultyDisk()
  const strange = { ...draft('mara'), room: (() => 'x') as unknown as string }
  expect(await storage.outbox.capture(strange)).toMatchObject({
    ok: false,
    error: { code: 'S-04' },
  })
  expect(await captureMany(storage, 1)).toEqual([1])
})
it('a browser that opens no store says S-01', async () => {
  const disk = faultyDisk(new IDBFactory())
  disk.refuseToOpen()
  const opened = await openStorage({
    indexedDB: disk.indexedDB,
    IDBKeyRange,
    random: (bytes) => new Uint8Array(bytes),
    timers: fakeTimers(),
    now: () => 0,
  })
  expect(opened).toMatchObject({ ok: false, error: { code: 'S-01', reason: 'unavailable' } })
})
it('a store that died while the page slept is told by the probe, one that lives passes it', async () => {
  const { disk, storage } = await onFaultyDisk()
  expect(await storage.probe()).toEqual({ ok: true, value: null })
  disk.refuseToOpen()
  disk.failNext('closed')
  const result = await storage.outbox.capture(draft('mara'))
  expect(result).toMatchObject({ ok: false, error: { reason: 'unavailable' } })
  expect(await storage.probe()).toMatchObject({ ok: false })
})
it('a log whose row was changed or lost under its page is read anew: no number twice, no tap written over', async () => {
  const { disk, storage } = await onFaultyDisk()
  await captureMany(storage, 2)
  const change = (work: (row: IDBObjectStore, taps: IDBObjectStore) => void) =>
    new Promise<void>((done) => {
      const opening = disk.indexedDB.open('roomtap')
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(['logs', 'taps', 'acks'], 'readwrite')
        work(transaction.objectStore('logs'), transaction.objectStore('taps'))
        transaction.oncomplete = () => {
          opening.result.close()
          done()
        }
      }
    })
  const { log } = storage.outbox
  // somebody's tap has the next number already
  await change((logs, taps) => {
    logs.put({ log, order: 1, after: null, first: 1, last: 3, lastAnchor: -1 })
    taps.put({ log, seq: 3, ...draft('mara') })
  })
  expect(await captureMany(storage, 2)).toEqual([4, 5])
  const held = await storage.outbox.lastTaps(9)
  expect(held.find(({ tap }) => tap.seq === 3)?.tap).toMatchObject({ attendee: 'mara' })
  await change((logs) => logs.clear())
  expect(await captureMany(storage, 2)).toEqual([6, 7])
  expect((await storage.outbox.waiting()).count).toBe(2)
})
