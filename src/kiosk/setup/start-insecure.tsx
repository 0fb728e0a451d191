import { render } from 'preact'
import * as z from 'zod/mini'
import { TrustAnswer } from '../../domain/api-trust.ts'
import type { SetupWords } from '../../i18n/setup/words.ts'
import { loadTrustWords } from '../../i18n/trust/words.ts'
import { ownDevice } from '../../platform/device.ts'
import { Insecure } from './troubles.tsx'
import { Elsewhere, Trust } from './trust.tsx'

interface Start {
  root: HTMLElement
  words: SetupWords
  language: string
  location: Pick<Location, 'hostname' | 'origin' | 'search'>
  report: (error: unknown) => void
}

/** The page came over plain http: what the server says of HTTPS, and how the tablet gets there. */
export async function startInsecure(start: Start): Promise<void> {
  const { root, words, location, report } = start
  const trust = await askServer().catch((error: unknown) => {
    report(error)
    return { way: 'none' as const }
  })
  const own = await loadTrustWords(start.language)
  if (trust.way === 'local') {
    // the address by which the tablet got here is one by which it gets there
    const kiosk = `https://${location.hostname}:${trust.port}/kiosk${location.search}`
    const { path, fingerprint } = trust
    return render(
      <Trust words={own} device={ownDevice()} {...{ kiosk, path, fingerprint }} />,
      root,
    )
  }
  if (trust.way === 'other' && trust.address?.startsWith('https:')) {
    const kiosk = `${trust.address}/kiosk${location.search}`
    return render(<Elsewhere words={own} kiosk={kiosk} />, root)
  }
  render(<Insecure words={words} origin={location.origin} />, root)
}

async function askServer(): Promise<TrustAnswer> {
  const answer = await fetch('/api/v1/trust')
  if (!answer.ok) throw new Error(`The server answered ${answer.status}`)
  return z.parse(TrustAnswer, await answer.json())
}
