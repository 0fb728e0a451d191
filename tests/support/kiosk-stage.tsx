import { render } from '@testing-library/preact'
import { IDBFactory as MemoryFactory } from 'fake-indexeddb'
import type { Change } from '../../src/domain/roster.ts'
import { loadWords } from '../../src/i18n/languages.ts'
import { createKiosk } from '../../src/kiosk/kiosk.ts'
import { follow } from '../../src/kiosk/live.ts'
import { loadRest } from '../../src/kiosk/load-rest.ts'
import { Root } from '../../src/kiosk/root.tsx'
import { createStaff } from '../../src/kiosk/staff/staff.tsx'
import { hmacSha256 } from '../../src/platform/hmac.ts'
import type { Identity } from '../../src/storage/types.ts'
import type { SyncState } from '../../src/sync/types.ts'
import { fakeRandom } from './chance.ts'
import { testStart } from './clock.ts'
import { faultyDisk } from './faulty-disk.ts'
import { kioskSettings } from './kiosk-settings.ts'
import { emptyDisk } from './tablet-store.ts'
import { tabletTime } from './tablet-time.ts'

const minute = 60_000

const identity: Identity = {
  kiosk: 'kiosk',
  token: 'token',
  programme: { id: 'programme', name: 'Audit Days', timeZone: 'Europe/Berlin' },
  room: { id: 'aspen', name: 'Aspen' },
  serverEpoch: 'epoch',
  serverTime: testStart,
  protocol: { min: 1, max: 1 },
  enrolledAt: testStart,
  formerly: [],
  owners: {},
}

export const settings = { type: 'settings', id: 'settings', ...kioskSettings }

/** A session in Aspen, from and to so many minutes after tests begin. */
export const sessionFrom = (id: string, title: string, from: number, to: number): Change => ({
  type: 'session',
  id,
  title,
  presenters: ['Dr. Helene Brandt'],
  room: 'aspen',
  start: testStart + from * minute,
  end: testStart + to * minute,
  opensAt: testStart + (from - 20) * minute,
  closesAt: testStart + (to + 20) * minute,
  breaks: [],
  cancelled: false,
})

export const person = (id: string, name: string, badges: string[] = []): Change => ({
  type: 'attendee',
  id,
  name,
  organisation: 'Lagos Business School',
  badges,
  language: null,
})

const people = [
  person('amara', 'Amara Okonkwo'),
  person('marek', 'Marek Dvořák'),
  person('maria', 'Maria-Magdalena Konstantinopoulou-Hatzigeorgiou'),
]

/** A paired kiosk on its screen, over the real store in memory; its session is on since 15 min. */
export async function kioskStage(
  changes: Change[] = [sessionFrom('S', 'Designing for trust', -15, 60), ...people, settings],
) {
  // waits in this page are real: only the tablet's clocks stand still
  const time = tabletTime()
  const disk = faultyDisk(new MemoryFactory())
  const { clock, timers } = time
  const storage = await emptyDisk(1, disk.indexedDB).open({ now: clock.now })
  const page = { cursor: '1', more: false, full: true, first: true, now: clock.now() }
  await storage.roster.apply({ ...page, changes })
  const errors: unknown[] = []
  const report = (error: unknown) => errors.push(error)
  const { outbox, roster, notes } = storage
  const store = Promise.resolve({ roster, outbox, notes })
  const live = await follow({ identity, look: null, store, now: clock.now, report })
  await live.whole()
  const { known, offset, place } = live
  const tablet = { ...clock, zone: () => 60 }
  const around = {
    outbox,
    known,
    offset,
    clock: tablet,
    place,
    hmac: hmacSha256,
    random: fakeRandom(7),
    report,
  }
  const kiosk = createKiosk(around, timers, async () => {
    const { run } = await loadRest()
    return (effect) => run(effect, around)
  })
  const words = await loadWords('en')
  const timeZone = identity.programme.timeZone
  const setSync = (state: Partial<SyncState>) =>
    live.attach({
      onChange: () => () => {},
      state: () => ({
        lastContact: null,
        offset: null,
        phase: 'idle',
        progress: null,
        trouble: null,
        ...state,
      }),
    })
  /** what staff did to the tablet as a whole, in order */
  const done: ('cleared' | 'let go')[] = []
  const identities = {
    get: async () => identity,
    set: async () => {},
    clear: async () => {
      done.push('cleared')
    },
    past: async () => null,
  }
  const door = { letGo: () => void done.push('let go') }
  const loadStaff = async () =>
    createStaff({
      ...{ kiosk, live, clock, timers, storage, identities, identity, door, report },
      hmac: hmacSha256,
    })
  const root = {
    kiosk,
    live,
    clock,
    timers,
    language: 'en',
    words,
    timeZone,
    zone: null,
    report,
    loadRest,
    loadStaff,
  }
  render(<Root {...root} received={() => 0} />)
  const taps = async () => (await storage.outbox.lastTaps(100)).map((held) => held.tap).reverse()
  return { time, disk, storage, kiosk, live, errors, taps, setSync, done }
}
