/// <reference path="../platform/version.d.ts" />
import { afterPaint } from '../platform/after-paint.ts'
import { batteryLevel } from '../platform/battery.ts'
import { openCamera } from '../platform/camera.ts'
import { openChannel } from '../platform/channel.ts'
import { clock, timers } from '../platform/clock.ts'
import type { EarlyKeys } from '../platform/early-keys.ts'
import { gzip } from '../platform/gzip.ts'
import { keepInstallOffer } from '../platform/install.ts'
import { locks } from '../platform/locks.ts'
import { createNfc } from '../platform/nfc.ts'
import { page } from '../platform/page.ts'
import { chance } from '../platform/random.ts'
import { createSounds } from '../platform/sound.ts'
import { stay } from '../platform/stay.ts'
import { storageHealth } from '../platform/storage-health.ts'
import { vibrate } from '../platform/vibration.ts'
import { keepAwake } from '../platform/wake-lock.ts'
import { createWedge } from '../platform/wedge.ts'
import { registerWorker } from '../pwa/register.ts'
import type { Storage } from '../storage/open.ts'
import type { Identity, IdentityStore, RosterStore } from '../storage/types.ts'
import { createSyncLoop } from '../sync/loop.ts'
import type { SyncLoop } from '../sync/types.ts'
import type { AfterGreen } from './after-green.ts'
import { createCamera } from './camera/camera.ts'
import { whenIdle } from './idle.ts'
import { listenToInput } from './input.ts'
import type { Kiosk } from './kiosk.ts'
import type { Live } from './live.ts'
import { names } from './names.ts'
import { sound } from './sounds.ts'

export interface Works {
  kiosk: Kiosk
  live: Live
  storage: Storage
  identities: IdentityStore
  identity: Identity
  /** keys that came before this */
  keys: EarlyKeys
  /** `letGo`: how staff make the page leave full screen and take the browser's keys again */
  door: { letGo: () => void }
  /** told how many changes of the roster came */
  onReceived: (count: number) => void
  afterGreen: AfterGreen
  report: (error: unknown) => void
}

/** A move to another room waits for whoever is about to tap, no longer. */
const MOVE_IDLE_MS = 2_000

/** Starts what goes on beside the screens for as long as the page lives. */
export function keepWorking(works: Works): void {
  const { kiosk, live, storage, report } = works
  const sync = createSync(works)
  live.attach(sync)
  sync.start()
  const play = createSounds(report)
  sound(kiosk, (heard) =>
    afterPaint(() => {
      play(heard)
      vibrate(heard)
    }),
  )
  keepAwake(report)
  keepInstallOffer()
  works.door.letGo = stay(report)
  const wedge = createWedge(timers, (code) => kiosk.send({ is: 'scan', code }))
  readBadges(works)
  listenToInput(window, kiosk, wedge, () => onlyHit(kiosk, live), works.keys.take())
  const prepareNames = () => {
    const known = live.known()
    if (known && !known.partial) names.prepare(known)
  }
  live.onChange(prepareNames)
  prepareNames()
  page.onVisibility((visible) => {
    if (visible) storage.probe().then((answer) => answer.ok || report(answer.error), report)
  })
  // A browser may hand over as much as a minute after it was asked to: somebody may stand there again by then.
  const reload = () => whenIdle(kiosk, timers, () => location.reload(), 0)
  const updates = registerWorker({ reload, report }, () =>
    whenIdle(kiosk, timers, () => updates.apply()),
  )
}

/** Camera and NFC, where the tablet has them; as staff left them. */
function readBadges({ kiosk, live, storage, report }: Works): void {
  const video = document.createElement('video')
  const { mono } = clock
  const camera = navigator.mediaDevices
    ? createCamera({
        open: (onCode, facing, onTrouble) =>
          openCamera(video, onCode, { timers, mono, facing, onTrouble }),
        notes: storage.notes,
        timers,
        send: kiosk.send,
        report,
      })
    : null
  const nfc = createNfc(({ text, serial }) => {
    const [code, or] = text === null ? [serial] : [text, serial]
    if (code) kiosk.send({ is: 'scan', code, by: 'nfc', ...(or ? { or } : {}) })
  }, report)
  live.attachReaders({ camera, nfc })
  Promise.all([camera?.resume(), nfc?.resume()]).catch(report)
}

function createSync(works: Works): SyncLoop {
  const { kiosk, identities, live, storage, onReceived, report } = works
  const roster: RosterStore = {
    ...storage.roster,
    apply: async (received) => {
      const applied = await storage.roster.apply(received)
      onReceived(received.changes.length)
      return applied
    },
  }
  return createSyncLoop({
    outbox: works.afterGreen.outbox(storage.outbox),
    roster,
    notes: storage.notes,
    identity: identities,
    fetch: (path, init) => fetch(path, init),
    clock,
    timers,
    chance,
    locks,
    page,
    channel: openChannel('roomtap-sync'),
    gzip,
    vitals: async () => ({
      ...(await storageHealth()),
      room: live.place().room ?? live.assigned().id,
      battery: await batteryLevel(),
    }),
    moved: (room) => {
      const move = () => {
        live.moved(room).catch(report)
      }
      whenIdle(kiosk, timers, move, MOVE_IDLE_MS)
    },
    build: __VERSION__,
    report,
  })
}

function onlyHit(kiosk: Kiosk, live: Live): string | null {
  const { screen } = kiosk.state()
  const known = live.known()
  if (screen.at !== 'home' || !known || known.partial) return null
  const { ids, exact } = names.search(known, screen.query, 2)
  return exact === 1 || ids.length === 1 ? (ids[0] ?? null) : null
}
