import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb'
import { loadBatches, loadHeld, loadRosterSchemas } from '../../src/storage/later.ts'
import { openStorage, type Storage } from '../../src/storage/open.ts'
import type { Channel, TapDraft, Timers } from '../../src/storage/types.ts'
import { fakeRandom } from './chance.ts'
import { testStart } from './clock.ts'
import { fakeTimers } from './timers.ts'

/** A tablet's disk: outlives its page loads. */
export interface Disk {
  indexedDB: IDBFactory
  /** a page load on this disk */
  open: (deps?: { timers?: Timers; now?: () => number; channel?: Channel }) => Promise<Storage>
}

/** An empty disk; its page loads draw the same log ids in every run. */
export function emptyDisk(seed = 1, indexedDB: IDBFactory = new MemoryFactory()): Disk {
  const random = fakeRandom(seed)
  return {
    indexedDB,
    open: async (deps = {}) => {
      // there already, so that tests wait for stores and networks alone
      await Promise.all([loadBatches(), loadHeld(), loadRosterSchemas()])
      const opened = await openStorage({
        indexedDB,
        IDBKeyRange,
        random,
        timers: fakeTimers(),
        now: () => testStart,
        ...deps,
      })
      if (!opened.ok) throw new Error(opened.error.detail)
      return opened.value
    },
  }
}

/** A check-in or check-out of `attendee`, so many ms after tests begin. */
export const draft = (
  attendee: string,
  at = 0,
  kind: 'in' | 'out' = 'in',
): Exclude<TapDraft, { kind: 'void' }> => ({
  kind,
  attendee,
  session: 's',
  method: 'search',
  wall: testStart + at,
  mono: at,
  zone: 60,
})

/** Takes so many taps; gives their numbers. */
export async function captureMany(storage: Storage, count: number): Promise<number[]> {
  const seqs: number[] = []
  for (let n = 0; n < count; n++) {
    const result = await storage.outbox.capture(draft(`a${n}`, n))
    if (!result.ok) throw new Error(result.error.detail)
    seqs.push(result.value.tap.seq)
  }
  return seqs
}
