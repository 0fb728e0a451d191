import { render } from 'preact'
import { directionOf, loadWords, spoken } from '../i18n/languages.ts'
import type { Words } from '../i18n/words.ts'
import { openChannel } from '../platform/channel.ts'
import { clock, timers } from '../platform/clock.ts'
import { randomBytes } from '../platform/random.ts'
import { registerWorker } from '../pwa/register.ts'
import { captureFailure } from '../storage/failure.ts'
import { identityStore } from '../storage/identity.ts'
import { openStorage, type Storage } from '../storage/open.ts'
import type { CaptureFailure, IdentityStore } from '../storage/types.ts'

const report = (error: unknown) => console.error(error)
const reload = () => location.reload()

/** Starts the kiosk in `root`. */
export function start(root: HTMLElement): void {
  // Rooms are dark.
  document.documentElement.dataset.theme = 'dark'
  document.title = 'Roomtap kiosk'
  begin(root).catch((error: unknown) => {
    report(error)
    return noStorage(root, captureFailure(error))
  })
}

async function begin(root: HTMLElement): Promise<void> {
  const words = await ownWords()
  if (!isSecureContext) {
    const { Insecure } = await import('./setup/troubles.tsx')
    return render(<Insecure words={words} origin={location.origin} />, root)
  }
  const channel = openChannel('roomtap-store')
  const opened = await openStorage({
    indexedDB,
    IDBKeyRange,
    random: randomBytes,
    timers,
    now: clock.now,
    ...(channel ? { channel } : {}),
  })
  if (!opened.ok) return noStorage(root, opened.error)
  const identities = identityStore()
  const identity = await identities.get()
  const code = new URLSearchParams(location.search).get('code')
  if (!identity || code !== null) {
    registerWorker({ reload, report }, () => {})
    return pairing(root, words, opened.value, identities, code ?? '')
  }
  const { work } = await import('./work.tsx')
  await work({ root, words, storage: opened.value, identities, identity, report })
}

async function noStorage(root: HTMLElement, failure: CaptureFailure): Promise<void> {
  const words = await ownWords()
  const { NoStorage } = await import('./setup/troubles.tsx')
  render(<NoStorage words={words} failure={failure} onRetry={reload} />, root)
}

/** Before a roster says the kiosk's own language: the browser's. */
async function ownWords(): Promise<Words> {
  const wanted = navigator.languages.map((language) => language.slice(0, 2))
  const [language = 'en'] = spoken(wanted)
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  return loadWords(language)
}

async function pairing(
  root: HTMLElement,
  words: Words,
  storage: Storage,
  identities: IdentityStore,
  code: string,
): Promise<void> {
  const { Pairing } = await import('./setup/pairing.tsx')
  const { pairWith } = await import('./setup/pair.ts')
  const identity = await identities.get()
  const leave = () => location.replace('/kiosk')
  render(
    <Pairing
      words={words}
      code={code}
      room={identity?.room.name ?? null}
      pair={(typed) =>
        pairWith({ storage, identities, now: clock.now, timers, report, leave }, typed)
      }
      onCancel={leave}
    />,
    root,
  )
}
