import { render } from 'preact'
import type { SetupWords } from '../../i18n/setup/words.ts'
import { clock, timers } from '../../platform/clock.ts'
import { registerWorker } from '../../pwa/register.ts'
import type { Storage } from '../../storage/open.ts'
import type { IdentityStore } from '../../storage/types.ts'
import { pairWith } from './pair.ts'
import { Pairing } from './pairing.tsx'

interface Given {
  root: HTMLElement
  words: SetupWords
  storage: Storage
  identities: IdentityStore
  /** from the QR's link, else empty */
  code: string
  report: (error: unknown) => void
}

/** Shows the pairing page; a paired tablet loads anew as a kiosk. */
export async function startPairing(given: Given): Promise<void> {
  const { root, words, storage, identities, code, report } = given
  registerWorker({ reload: () => location.reload(), report }, () => {})
  const identity = await identities.get()
  const leave = () => location.replace('/kiosk')
  const deps = { storage, identities, now: clock.now, timers, report, leave }
  render(
    <Pairing
      words={words}
      code={code}
      room={identity?.room.name ?? null}
      pair={(typed) => pairWith(deps, typed)}
      onCancel={leave}
    />,
    root,
  )
}
