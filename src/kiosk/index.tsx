import { render } from 'preact'
import { createFormat } from '../i18n/format.ts'
import { directionOf, loadWords, spoken } from '../i18n/languages.ts'
import type { SetupWords } from '../i18n/setup/words.ts'
import { openChannel } from '../platform/channel.ts'
import { clock, timers } from '../platform/clock.ts'
import type { EarlyKeys } from '../platform/early-keys.ts'
import { hmacSha256 } from '../platform/hmac.ts'
import { keptLanguage } from '../platform/kept-language.ts'
import { randomBytes } from '../platform/random.ts'
import { captureFailure } from '../storage/failure.ts'
import { identityStore } from '../storage/identity.ts'
import { openStorage, type Storage } from '../storage/open.ts'
import type { CaptureFailure, Identity } from '../storage/types.ts'
import { createAfterGreen } from './after-green.ts'
import { createKiosk } from './kiosk.ts'
import { follow } from './live.ts'
import { loadRest } from './load-rest.ts'
import { Root } from './root.tsx'

/** Time for the first paint, before the rest is loaded. */
const AFTER_PAINT_MS = 250

const afterGreen = createAfterGreen(timers)
const lastLanguage = keptLanguage('kiosk')

const report = (error: unknown) => console.error(error)

/**
 * Starts the kiosk in `root`.
 * @param keys what came before it listens
 */
export function start(root: HTMLElement, keys: EarlyKeys): void {
  document.title = 'Roomtap kiosk'
  begin(root, keys).catch((error: unknown) => {
    report(error)
    return noStorage(root, captureFailure(error))
  })
}

async function begin(root: HTMLElement, keys: EarlyKeys): Promise<void> {
  if (!isSecureContext) {
    const { startInsecure } = await import('./setup/start-insecure.tsx')
    const [language] = ownLanguage()
    return startInsecure({ root, words: await setupWords(), language, location, report })
  }
  // most likely the kiosk's own language: its words come while the store is opened
  loadWords(lastLanguage.get() ?? ownLanguage()[0]).catch(() => {})
  const identities = identityStore()
  const paired = identities.get()
  // awaited below, where it may reject; while the store opens, the first clock of a zone takes its time
  paired.then(warmClock).catch(() => {})
  const channel = openChannel('roomtap-store')
  const opened = await openStorage({
    indexedDB,
    IDBKeyRange,
    random: randomBytes,
    timers,
    now: clock.now,
    ...(channel ? { channel: afterGreen.channel(channel) } : {}),
  })
  if (!opened.ok) return noStorage(root, opened.error)
  const identity = await paired
  const code = new URLSearchParams(location.search).get('code')
  if (identity && code === null) return work(root, opened.value, identity, keys)
  const { startPairing } = await import('./setup/start-pairing.tsx')
  const words = await setupWords()
  await startPairing({ root, words, storage: opened.value, identities, code: code ?? '', report })
}

/** Puts a paired tablet to work: first what an attendee sees, then all else, the people first. */
async function work(
  root: HTMLElement,
  storage: Storage,
  identity: Identity,
  keys: EarlyKeys,
): Promise<void> {
  const { outbox, roster } = storage
  const { now } = clock
  const { notes } = storage
  const live = await follow({
    identity,
    roster,
    outbox: afterGreen.outbox(outbox),
    notes,
    now,
    report,
  })
  const { offset, known, place } = live
  const around = {
    outbox,
    known,
    offset,
    clock,
    place,
    hmac: hmacSha256,
    random: randomBytes,
    report,
  }
  // who isn't read yet must be waited for, not missed
  const kiosk = createKiosk(around, timers, () => live.whole().then(loadRest))
  const identities = identityStore()
  const door = { letGo: () => {} }
  const languages = known()?.settings.languages
  const [language] = languages ? spoken([live.own().language ?? '', ...languages]) : ownLanguage()
  lastLanguage.keep(language)
  const words = await loadWords(language)
  let received = 0
  const { timeZone } = identity.programme
  render(
    <Root
      {...{ kiosk, live, clock, timers, language, words, timeZone, report, loadRest }}
      loadStaff={async () => {
        const { createStaff } = await import('./staff/staff.tsx')
        const own = { kiosk, live, clock, timers, storage, identities, identity, door, report }
        return createStaff({ ...own, hmac: hmacSha256 })
      }}
      received={() => received}
    />,
    root,
  )
  const onReceived = (count: number) => {
    received += count
    live.tell()
  }
  timers.after(known() ? AFTER_PAINT_MS : 0, () => {
    loadRest()
      .then(({ keepWorking }) =>
        keepWorking({
          ...{ kiosk, live, storage, identities, identity, keys, door, onReceived, afterGreen },
          report,
        }),
      )
      .catch(report)
    live.whole().catch((error: unknown) => {
      report(error)
      return noStorage(root, captureFailure(error))
    })
  })
}

/** The browser's own data of a zone and language is read once: better now than at the first paint. */
function warmClock(identity: Identity | null): void {
  if (!identity) return
  const language = lastLanguage.get() ?? ownLanguage()[0]
  createFormat(language, identity.programme.timeZone).time(clock.now())
}

async function noStorage(root: HTMLElement, failure: CaptureFailure): Promise<void> {
  const words = await setupWords()
  const { NoStorage } = await import('./setup/troubles.tsx')
  const retry = () => location.reload()
  render(<NoStorage words={words} failure={failure} onRetry={retry} />, root)
}

/** Before a roster says the kiosk's own language: the browser's. */
const ownLanguage = () => spoken(navigator.languages.map((language) => language.slice(0, 2)))

async function setupWords(): Promise<SetupWords> {
  const [language] = ownLanguage()
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  const { loadSetupWords } = await import('../i18n/setup/words.ts')
  return loadSetupWords(language, await loadWords(language))
}
