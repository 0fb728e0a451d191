import { render } from 'preact'
import { search } from '../domain/search.ts'
import { loadWords, spoken } from '../i18n/languages.ts'
import type { Words } from '../i18n/words.ts'
import { batteryLevel } from '../platform/battery.ts'
import { openChannel } from '../platform/channel.ts'
import { clock, timers } from '../platform/clock.ts'
import { gzip } from '../platform/gzip.ts'
import { hmacSha256 } from '../platform/hmac.ts'
import { locks } from '../platform/locks.ts'
import { page } from '../platform/page.ts'
import { chance } from '../platform/random.ts'
import { createSounds } from '../platform/sound.ts'
import { storageHealth } from '../platform/storage-health.ts'
import { keepAwake } from '../platform/wake-lock.ts'
import { createWedge } from '../platform/wedge.ts'
import { registerWorker } from '../pwa/register.ts'
import type { Storage } from '../storage/open.ts'
import type { Identity, IdentityStore } from '../storage/types.ts'
import { createSyncLoop } from '../sync/loop.ts'
import { whenIdle } from './idle.ts'
import { listenToInput } from './input.ts'
import { createKiosk, type Kiosk } from './kiosk.ts'
import { follow, type Live } from './live.ts'
import { counting } from './received.ts'
import { Root } from './root.tsx'
import { sound } from './sounds.ts'

interface Given {
  root: HTMLElement
  /** in the browser's language, until the roster says the kiosk's */
  words: Words
  storage: Storage
  identities: IdentityStore
  identity: Identity
  report: (error: unknown) => void
}

const DAY_MS = 86_400_000
const KEEP_DAYS = 30

/** Puts a paired tablet to work. */
export async function work(given: Given): Promise<void> {
  const { root, storage, identity, report } = given
  const received = counting(storage.roster)
  const sync = createSync(given, received.roster)
  const { outbox, roster } = storage
  const live = await follow({ identity, roster, outbox, sync, report })
  const { offset, known } = live
  const kiosk = createKiosk({ outbox, known, offset, clock, hmac: hmacSha256, report })
  const languages = known()?.settings.languages
  const words = languages ? await loadWords(spoken(languages)[0] ?? 'en') : given.words
  render(
    <Root
      {...{ kiosk, live, clock, timers, words, report, received }}
      timeZone={identity.programme.timeZone}
      onPair={() => location.replace('/kiosk?code=')}
    />,
    root,
  )
  sync.start()
  keepWorking(given, kiosk, live)
}

function createSync({ identity, identities, storage, report }: Given, roster: Storage['roster']) {
  return createSyncLoop({
    outbox: storage.outbox,
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
      room: identity.room.id,
      battery: await batteryLevel(),
    }),
    build: __VERSION__,
    report,
  })
}

/** What goes on beside the screens for as long as the page lives. */
function keepWorking({ storage, report }: Given, kiosk: Kiosk, live: Live): void {
  sound(kiosk, createSounds(report))
  keepAwake(report)
  const onlyHit = () => {
    const { screen } = kiosk.state()
    const index = live.known()?.index()
    if (screen.at !== 'home' || !index) return null
    const { ids, more } = search(index, screen.query, 1)
    return more ? null : (ids[0] ?? null)
  }
  listenToInput(window, kiosk, createWedge(clock.mono), onlyHit)
  page.onVisibility((visible) => {
    if (visible) storage.probe().then((answer) => answer.ok || report(answer.error), report)
  })
  const updates = registerWorker({ reload: () => location.reload(), report }, () =>
    whenIdle(kiosk, timers, () => updates.apply()),
  )
  const prune = () => {
    const days = live.known()?.settings.keepDays ?? KEEP_DAYS
    storage.outbox.prune(clock.now(), days).catch(report)
    timers.after(DAY_MS, prune)
  }
  prune()
}
