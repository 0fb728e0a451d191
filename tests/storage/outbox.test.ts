import { expect, it } from 'vitest'
import { limits } from '../../src/domain/protocol.ts'
import { testStart } from '../support/clock.ts'
import { fakeChannels } from '../support/fake-channel.ts'
import { captureMany, draft, emptyDisk } from '../support/tablet-store.ts'

const anchor = (mono: number, rtt = 20) => ({
  mono,
  wall: testStart + mono,
  server: testStart + mono,
  rtt,
})

it('numbers the taps of a log from 1 without gaps, also those taken at once', async () => {
  const { outbox } = await emptyDisk().open()
  const results = await Promise.all([1, 2, 3].map((n) => outbox.capture(draft(`a${n}`, n))))
  expect(results.map((result) => result.ok && result.value.tap.seq)).toEqual([1, 2, 3])
  expect(await outbox.heldLogs()).toEqual([{ log: outbox.log, after: null, last: 3 }])
})
it('names the log before it on this tablet, and a page load without taps leaves none', async () => {
  const disk = emptyDisk()
  const first = await disk.open()
  await captureMany(first, 1)
  await (await disk.open()).outbox.addAnchor(anchor(0))
  const third = await disk.open()
  await captureMany(third, 1)
  expect(await third.outbox.heldLogs()).toEqual([
    { log: first.outbox.log, after: null, last: 1 },
    { log: third.outbox.log, after: first.outbox.log, last: 1 },
  ])
})
it('two tabs make a chain of logs, never a fork', async () => {
  const disk = emptyDisk()
  const [left, right] = [await disk.open(), await disk.open()]
  await captureMany(right, 1)
  await captureMany(left, 2)
  await captureMany(right, 1)
  expect(await left.outbox.heldLogs()).toEqual([
    { log: right.outbox.log, after: null, last: 2 },
    { log: left.outbox.log, after: right.outbox.log, last: 2 },
  ])
})
it('sends the oldest log first, with its anchors, also those from before its first tap', async () => {
  const disk = emptyDisk()
  const first = await disk.open()
  await first.outbox.addAnchor(anchor(5))
  await captureMany(first, 3)
  const second = await disk.open()
  await captureMany(second, 1)
  await second.outbox.addAnchor(anchor(7))
  const batch = await second.outbox.nextBatch(2)
  expect(batch).toMatchObject({ log: first.outbox.log, after: null, seqs: [1, 2] })
  expect(batch?.anchors).toEqual([anchor(5)])
  expect(batch?.taps).toEqual([
    { ...draft('a0', 0), seq: 1 },
    { ...draft('a1', 1), seq: 2 },
  ])
  expect(await second.outbox.nextBatch(9, [first.outbox.log])).toMatchObject({
    log: second.outbox.log,
    after: first.outbox.log,
    seqs: [1],
    anchors: [anchor(7)],
  })
})
it('of the anchors before a first tap the one of least round trip stays', async () => {
  const { outbox } = await emptyDisk().open()
  await outbox.addAnchor(anchor(1, 3))
  for (let mono = 2; mono < 60; mono++) await outbox.addAnchor(anchor(mono, 20))
  const kept = await outbox.ownAnchors()
  expect(kept.length).toBeLessThan(15)
  expect(kept[0]).toEqual(anchor(1, 3))
  expect(kept.at(-1)).toEqual(anchor(59))
})
it('a tap stops waiting by the watermark or by its batch, and by nothing above what was drawn', async () => {
  const storage = await emptyDisk().open()
  const { outbox } = storage
  await captureMany(storage, 10)
  await outbox.acknowledge(outbox.log, 3, [6, 7], testStart)
  expect(await outbox.waiting()).toEqual({ count: 5, oldest: testStart + 3 })
  expect((await outbox.nextBatch(100))?.seqs).toEqual([4, 5, 8, 9, 10])
  expect(await outbox.waiting({ log: outbox.log, seqs: [4, 5, 8] })).toEqual({
    count: 2,
    oldest: testStart + 8,
  })
  await outbox.acknowledge(outbox.log, 1_000, [2_000], testStart)
  await captureMany(storage, 1)
  expect((await outbox.nextBatch(100))?.seqs).toEqual([11])
  expect(await outbox.watermark(outbox.log)).toBe(1_000)
})
it('anchors wait like taps, and an answer ends their wait', async () => {
  const storage = await emptyDisk().open()
  const { outbox } = storage
  await captureMany(storage, 1)
  await outbox.addAnchor(anchor(9))
  await outbox.acknowledge(outbox.log, 1, [1], testStart, 9)
  expect(await outbox.nextBatch(10)).toBeNull()
  await outbox.addAnchor(anchor(12))
  expect(await outbox.nextBatch(10)).toMatchObject({ seqs: [], anchors: [anchor(12)] })
  expect(await outbox.ownAnchors()).toEqual([anchor(12)])
})
it('[I5] taps of a gap go again where they are held, and other numbers are not promised', async () => {
  const storage = await emptyDisk().open()
  const { outbox } = storage
  await captureMany(storage, 5)
  await outbox.acknowledge(outbox.log, 5, [], testStart)
  await outbox.resend(outbox.log, [
    [2, 3],
    [5, 90],
  ])
  expect((await outbox.nextBatch(10))?.seqs).toEqual([2, 3, 5])
  await outbox.resend('another log', [[1, 2]])
  expect((await outbox.waiting()).count).toBe(3)
})
it('after a restored backup everything kept waits again, anchors too', async () => {
  const storage = await emptyDisk().open()
  const { outbox } = storage
  await outbox.addAnchor(anchor(1))
  await captureMany(storage, 4)
  await outbox.acknowledge(outbox.log, 4, [], testStart, 1)
  await outbox.resendAll()
  expect(await outbox.nextBatch(10)).toMatchObject({ seqs: [1, 2, 3, 4], anchors: [anchor(1)] })
  expect(await outbox.watermark(outbox.log)).toBe(0)
})
it('a row that is no tap is sent raw, cut to 64 KiB, and holds up nothing', async () => {
  const disk = emptyDisk()
  const storage = await disk.open()
  const { outbox } = storage
  await captureMany(storage, 3)
  const db = await new Promise<IDBDatabase>((done) => {
    const request = disk.indexedDB.open('roomtap')
    request.onsuccess = () => done(request.result)
  })
  await new Promise<void>((done) => {
    const transaction = db.transaction('taps', 'readwrite')
    transaction.objectStore('taps').put({ log: outbox.log, seq: 2, junk: 'ä'.repeat(100_000) })
    transaction.oncomplete = () => done()
  })
  db.close()
  const batch = await outbox.nextBatch(10)
  expect(batch?.seqs).toEqual([1, 2, 3])
  const bad = batch?.taps[1]
  expect(bad).toMatchObject({ seq: 2, raw: expect.stringContaining('ääää') })
  const bytes = new TextEncoder().encode((bad as { raw: string }).raw).length
  expect(bytes).toBeGreaterThan(limits.rawBytes - 3)
  expect(bytes).toBeLessThanOrEqual(limits.rawBytes)
  expect(await outbox.lastTaps(10)).toHaveLength(2)
})
it('tells the last taps, newest first, and an attendee’s taps with what voids them', async () => {
  const disk = emptyDisk()
  const first = await disk.open()
  await first.outbox.capture(draft('mara', 1))
  await first.outbox.capture(draft('ines', 2))
  const { outbox } = await disk.open()
  await outbox.capture(draft('mara', 3, 'out'))
  await outbox.capture({
    kind: 'void',
    voids: { log: outbox.log, seq: 1 },
    method: 'staff',
    wall: testStart + 4,
    mono: 4,
  })
  await outbox.acknowledge(first.outbox.log, 1, [], testStart)
  const kinds = (taps: { tap: { kind: string }; acknowledged: boolean }[]) =>
    taps.map(({ tap, acknowledged }) => `${tap.kind} ${acknowledged}`)
  expect(kinds(await outbox.tapsOf('mara'))).toEqual(['in true', 'out false', 'void false'])
  expect(kinds(await outbox.lastTaps(3))).toEqual(['void false', 'out false', 'in false'])
})
it('removes only logs of earlier loads that were wholly acknowledged long enough ago by the server’s clock', async () => {
  const disk = emptyDisk()
  const day = 86_400_000
  // the tablet's clock jumps by ten years at each load
  const open = (loads: number) => disk.open({ now: () => testStart + loads * 3_650 * day })
  const [settled, waits, own] = [await open(0), await open(1), await open(2)]
  for (const storage of [settled, waits, own]) await captureMany(storage, 2)
  await own.outbox.acknowledge(settled.outbox.log, 2, [], testStart)
  await own.outbox.acknowledge(waits.outbox.log, 1, [], testStart)
  await own.outbox.acknowledge(own.outbox.log, 2, [], testStart)
  await own.outbox.prune(testStart + 29 * day, 30)
  expect(await own.outbox.heldLogs()).toHaveLength(3)
  await own.outbox.prune(testStart + 30 * day, 30)
  expect((await own.outbox.heldLogs()).map(({ log }) => log)).toEqual([
    waits.outbox.log,
    own.outbox.log,
  ])
  expect((await own.outbox.waiting()).count).toBe(1)
})
it('a page whose log was removed under it goes on counting where it was', async () => {
  const disk = emptyDisk()
  const [sleeping, other] = [await disk.open(), await disk.open()]
  await captureMany(sleeping, 3)
  await captureMany(other, 1)
  await other.outbox.acknowledge(sleeping.outbox.log, 3, [], testStart)
  await other.outbox.prune(testStart + 1, 0)
  expect(await captureMany(sleeping, 1)).toEqual([4])
  expect(await sleeping.outbox.nextBatch(10, [other.outbox.log])).toMatchObject({
    log: sleeping.outbox.log,
    after: null,
    seqs: [4],
  })
})
it('tells this page and the other tabs what changed', async () => {
  const disk = emptyDisk()
  const channel = fakeChannels()
  const [left, right] = [
    await disk.open({ channel: channel() }),
    await disk.open({ channel: channel() }),
  ]
  const heard: string[] = []
  left.outbox.onChange((change) => heard.push(`left ${change}`))
  const stop = right.outbox.onChange((change) => heard.push(`right ${change}`))
  await captureMany(left, 1)
  await left.outbox.acknowledge(left.outbox.log, 1, [], testStart)
  stop()
  await left.outbox.resendAll()
  expect(heard).toEqual([
    'left tap',
    'right tap',
    'left acknowledged',
    'right acknowledged',
    'left resend',
  ])
})
