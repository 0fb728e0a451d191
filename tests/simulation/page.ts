import { IDBKeyRange } from 'fake-indexeddb'
import type { Surroundings } from '../../src/kiosk/effects.ts'
import { prepare } from '../../src/kiosk/known.ts'
import { openStorage, type Storage } from '../../src/storage/open.ts'
import { createSyncLoop } from '../../src/sync/loop.ts'
import type { SyncLoop } from '../../src/sync/types.ts'
import type { Chance } from './chance.ts'
import type { Clockwork } from './clockwork.ts'
import { type Disk, identityOn } from './disk.ts'
import { hmacNow } from './hmac.ts'
import type { Link } from './network.ts'
import { storeOfPage } from './page-life.ts'
import type { TabletClock } from './tablet-clock.ts'
import type { Green, Truth } from './truth.ts'

/** One page load of the kiosk: the real store, loop and acts. */
export interface Page {
  storage: Storage
  loop: SyncLoop
  isAlive: () => boolean
  die: () => void
  /** dies at that answer of its store, counted from now */
  dieAfter: (answers: number) => void
  /** what the kiosk's acts need, as they stand now */
  around: () => Promise<Surroundings>
  /** records as any kiosk may; told to the truth */
  capture: Storage['outbox']['capture']
  stamp: () => { wall: number; mono: number }
  /** errors that the page's code didn't expect */
  reported: unknown[]
}

interface Parts {
  disk: Disk
  tablet: number
  clock: Clockwork
  own: TabletClock
  link: Link
  chance: Chance
  truth: Truth
}

/** @returns null where the page died before its store was open, or the store won't open */
export async function loadPage(parts: Parts): Promise<Page | null> {
  const { disk, tablet, clock, own, link, chance, truth } = parts
  const { indexedDB, life } = storeOfPage(disk.faulty.indexedDB)
  const isAlive = () => life.alive
  const timers = own.timers(isAlive)
  const mono = own.monoSince(clock.now())
  const times = { now: own.wall, mono }
  const opened = await openStorage({
    indexedDB,
    IDBKeyRange,
    random: chance.bytes,
    timers,
    now: own.wall,
  })
  if (!opened.ok || !life.alive) return null
  const storage = opened.value
  const identity = identityOn(disk)
  const reported: unknown[] = []
  const arrive = (take: () => void) => {
    if (life.alive)
      own.whenAwake(() => {
        if (life.alive) take()
      })
  }
  const loop = createSyncLoop({
    ...storage,
    identity,
    fetch: link.fetch(arrive),
    clock: times,
    timers,
    chance: chance.next,
    locks: { request: (_, __, whileHeld) => whileHeld(), isWanted: async () => false },
    page: { onOnline: () => () => {}, onVisibility: () => () => {} },
    build: 'simulated',
    report: (error) => reported.push(error),
  })
  const capture: Storage['outbox']['capture'] = async (draft) => {
    const at = clock.now()
    truth.tries.push({ log: storage.outbox.log, draft, at })
    const result = await storage.outbox.capture(draft)
    if (result.ok) {
      const { log, tap } = result.value
      const green: Green = { log, seq: tap.seq, tap, at, tablet }
      truth.greens.push(green)
      disk.greens.add(green)
    }
    return result
  }
  return {
    storage,
    loop,
    isAlive,
    reported,
    die: life.die,
    dieAfter: (answers) => {
      life.left = answers
    },
    stamp: () => ({ wall: own.wall(), mono: mono() }),
    capture,
    around: async () => {
      const who = await identity.get()
      const known = who && prepare(await storage.roster.load(), who.room.id)
      return {
        outbox: {
          log: storage.outbox.log,
          tapsOf: storage.outbox.tapsOf,
          lastTaps: storage.outbox.lastTaps,
          capture,
        },
        known: () => known,
        offset: () => loop.state().offset ?? 0,
        clock: { ...times, zone: () => 0 },
        place: () => ({ room: null, held: null }),
        hmac: hmacNow,
        random: chance.bytes,
        report: (error) => reported.push(error),
      }
    },
  }
}
