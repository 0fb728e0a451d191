import type { Storage } from '../../src/storage/open.ts'
import type { Identity, IdentityStore } from '../../src/storage/types.ts'
import { createSyncLoop } from '../../src/sync/loop.ts'
import type { Locks, SyncDeps, SyncLoop } from '../../src/sync/types.ts'
import { testStart } from './clock.ts'
import { fakeChannels } from './fake-channel.ts'
import { fakeLocks } from './fake-locks.ts'
import { type FakeNetwork, fakeNetwork } from './fake-network.ts'
import { type FakeServer, fakeServer } from './fake-server.ts'
import { captureMany, type Disk, emptyDisk } from './tablet-store.ts'
import { type TabletTime, tabletTime } from './tablet-time.ts'

export const testIdentity: Identity = {
  kiosk: 'kiosk-1',
  token: 'secret',
  programme: { id: 'p', name: 'Spring Course', timeZone: 'Europe/Berlin' },
  room: { id: 'r', name: 'Room 1' },
  serverEpoch: 'epoch-1',
  serverTime: testStart,
  protocol: { min: 1, max: 1 },
  enrolledAt: testStart,
  formerly: [],
  owners: {},
}

/** An identity that lies in memory. */
export function fakeIdentity(identity: Identity | null = testIdentity): IdentityStore {
  let now = identity
  return {
    get: async () => now,
    set: async (next) => {
      now = next
    },
    clear: async () => {
      now = null
    },
    past: async () => now,
  }
}

/** One page load that syncs. */
export interface Tab {
  storage: Storage
  loop: SyncLoop
  /** captures so many taps */
  tap: (count: number) => Promise<void>
  show: (visible: boolean) => void
  goOnline: () => void
  reported: unknown[]
}

/** A tablet, its network and its server; nothing moves but by `time.advance`. */
export interface Tablet {
  time: TabletTime
  server: FakeServer
  network: FakeNetwork
  identity: IdentityStore
  disk: Disk
  open: (more?: Partial<SyncDeps>) => Promise<Tab>
}

/** @param chance what every waiting time's jitter is: 0.5 unless told */
export function fakeTablet(chance = () => 0.5): Tablet {
  const time = tabletTime()
  const server = fakeServer(() => testStart + time.clock.mono())
  const network = fakeNetwork(server.handle, time.clock.mono)
  const identity = fakeIdentity()
  const disk = emptyDisk()
  const locks: Locks = fakeLocks()
  const [storeChannel, syncChannel] = [fakeChannels(), fakeChannels()]
  return {
    time,
    server,
    network,
    identity,
    disk,
    open: async (more = {}) => {
      const storage = await disk.open({
        timers: time.timers,
        now: time.clock.now,
        channel: storeChannel(),
      })
      const reported: unknown[] = []
      const visibility = new Set<(visible: boolean) => void>()
      const online = new Set<() => void>()
      const loop = createSyncLoop({
        ...storage,
        identity,
        fetch: network.fetch,
        clock: time.clock,
        timers: time.timers,
        chance,
        locks,
        channel: syncChannel(),
        build: '0.0.1',
        report: (error) => reported.push(error),
        page: {
          onOnline: (listener) => {
            online.add(listener)
            return () => online.delete(listener)
          },
          onVisibility: (listener) => {
            visibility.add(listener)
            return () => visibility.delete(listener)
          },
        },
        ...more,
      })
      return {
        storage,
        loop,
        reported,
        tap: async (count) => {
          await captureMany(storage, count)
        },
        show: (visible) => {
          for (const listener of visibility) listener(visible)
        },
        goOnline: () => {
          for (const listener of online) listener()
        },
      }
    },
  }
}
