import { render } from 'preact'
import { directionOf, loadWords, spoken } from '../i18n/languages.ts'
import type { SetupWords } from '../i18n/setup/words.ts'
import { afterFrame } from '../platform/after-paint.ts'
import { openChannel } from '../platform/channel.ts'
import { clock, timers } from '../platform/clock.ts'
import type { EarlyKeys } from '../platform/early-keys.ts'
import { hmacSha256 } from '../platform/hmac.ts'
import { randomBytes } from '../platform/random.ts'
import { captureFailure } from '../storage/failure.ts'
import type { FirstLook } from '../storage/first-look.ts'
import type { Storage } from '../storage/open.ts'
import type { CaptureFailure, Identity, IdentityStore } from '../storage/types.ts'
import { type AfterGreen, createAfterGreen, isUnderway } from './after-green.ts'
import type { Begun } from './begun.ts'
import { guessOf, keepGuess } from './first-guess.ts'
import { createKiosk } from './kiosk.ts'
import { lastLanguage, ownLanguage } from './likely-language.ts'
import { follow } from './live.ts'
import { loadRest } from './load-rest.ts'
import { Root } from './root.tsx'

/** Time for the first paint, before the rest is loaded. */
const AFTER_PAINT_MS = 250

const report = (error: unknown) => console.error(error)

/** Starts the kiosk in `root`. */
export function start(root: HTMLElement, begun: Begun): void {
  document.title = 'Roomtap kiosk'
  begin(root, begun).catch((error: unknown) => {
    report(error)
    return noStorage(root, captureFailure(error))
  })
}

async function begin(root: HTMLElement, begun: Begun): Promise<void> {
  if (!isSecureContext) {
    const { startInsecure } = await import('./setup/start-insecure.tsx')
    const [language] = ownLanguage()
    return startInsecure({ root, words: await setupWords(), language, location, report })
  }
  const { identities, keys } = begun
  const [identity, look] = await Promise.all([begun.identity, begun.look])
  const code = new URLSearchParams(location.search).get('code')
  if (identity && code === null) return work({ root, identity, identities, look, keys })
  const { startPairing } = await import('./setup/start-pairing.tsx')
  const words = await setupWords()
  const storage = await store(root)
  await startPairing({ root, words, storage, identities, code: code ?? '', report })
}

/** The tablet's store, opened; where it can't be, the screen says why, and nobody waits any more. */
async function store(root: HTMLElement, afterGreen?: AfterGreen): Promise<Storage> {
  const { openStorage } = await import('../storage/open.ts')
  const channel = openChannel('roomtap-store')
  const opened = await openStorage({
    indexedDB,
    IDBKeyRange,
    random: randomBytes,
    timers,
    now: clock.now,
    ...(channel ? { channel: afterGreen?.channel(channel) ?? channel } : {}),
  })
  if (opened.ok) return opened.value
  await noStorage(root, opened.error)
  return new Promise(() => {})
}

interface Working {
  root: HTMLElement
  identity: Identity
  identities: IdentityStore
  look: FirstLook | null
  keys: EarlyKeys
}

/** Puts a paired tablet to work: first what an attendee sees, then the store, then all else, the people first. */
async function work({ root, identity, identities, look, keys }: Working): Promise<void> {
  const { now } = clock
  let isBusy = () => false
  const afterGreen = createAfterGreen(timers, () => isBusy())
  const painted = look ? new Promise<void>(afterFrame) : Promise.resolve()
  const storage = painted.then(() => store(root, afterGreen))
  storage.catch((error: unknown) => noStorage(root, captureFailure(error)))
  const live = await follow({
    identity,
    look,
    store: storage.then((opened) => ({ ...opened, outbox: afterGreen.outbox(opened.outbox) })),
    now,
    report,
  })
  const { offset, known, place } = live
  const kiosk = createKiosk({ known, clock, report }, timers, async () => {
    const { outbox } = await storage
    // who isn't read yet must be waited for, not missed
    await live.whole()
    const { run } = await loadRest()
    const by = { hmac: hmacSha256, random: randomBytes }
    return (effect) => run(effect, { outbox, known, offset, clock, place, report, ...by })
  })
  isBusy = () => isUnderway(kiosk.state().screen)
  const door = { letGo: () => {} }
  const languages = known()?.settings.languages
  const [language] = languages ? spoken([live.own().language ?? '', ...languages]) : ownLanguage()
  lastLanguage.keep(language)
  const words = await loadWords(language)
  let received = 0
  const { timeZone } = identity.programme
  const { zone } = guessOf(look?.notes ?? new Map())
  render(
    <Root
      {...{ kiosk, live, clock, timers, language, words, timeZone, zone, report, loadRest }}
      loadStaff={async () => {
        const { createStaff } = await import('./staff/staff.tsx')
        const own = { kiosk, live, clock, timers, identities, identity, door, report }
        return createStaff({ ...own, storage: await storage, hmac: hmacSha256 })
      }}
      received={() => received}
    />,
    root,
  )
  const onReceived = (count: number) => {
    received += count
    live.tell()
  }
  const guess = async () => {
    const { notes } = await storage
    const whole = known()
    // a disk that is full keeps no guess; what it does to taps is told with the first of them
    if (whole) keepGuess(notes, whole, timeZone, now()).catch(report)
  }
  const tools = { kiosk, live, identities, identity, keys, door, onReceived, afterGreen, report }
  timers.after(known() ? AFTER_PAINT_MS : 0, () => {
    Promise.all([loadRest(), storage])
      .then(([{ keepWorking }, opened]) => keepWorking({ ...tools, storage: opened }))
      .catch(report)
    live
      .whole()
      .then(guess)
      .catch((error: unknown) => {
        report(error)
        return noStorage(root, captureFailure(error))
      })
  })
}

async function noStorage(root: HTMLElement, failure: CaptureFailure): Promise<void> {
  const words = await setupWords()
  const { NoStorage } = await import('./setup/troubles.tsx')
  const retry = () => location.reload()
  render(<NoStorage words={words} failure={failure} onRetry={retry} />, root)
}

async function setupWords(): Promise<SetupWords> {
  const [language] = ownLanguage()
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  const { loadSetupWords } = await import('../i18n/setup/words.ts')
  return loadSetupWords(language, await loadWords(language))
}
