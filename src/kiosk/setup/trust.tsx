import '../../ui/all-icons.ts'
import { useState } from 'preact/hooks'
import type { TrustWords } from '../../i18n/trust/words.ts'
import type { Device } from '../../platform/device.ts'
import { Icon } from '../../ui/icon.tsx'
import layout from '../parts/layout.module.css'
import css from './trust.module.css'

interface Props {
  words: TrustWords
  device: Device
  /** where the certificate is downloaded */
  path: string
  fingerprint: string
  /** the kiosk's address over HTTPS */
  kiosk: string
}

const devices: Device[] = ['android', 'ipad', 'chromeos']

/** Leads staff at a tablet to trust the server's own certificate, and on to the kiosk. */
export function Trust({ words, device, path, fingerprint, kiosk }: Props) {
  return (
    <div class={`${layout.k} ${css.page}`}>
      <main class={css.trust}>
        <h1>{words.title}</h1>
        <p>{words.why}</p>
        <ol>
          <li>
            <a class={css.go} href={path} download="roomtap.crt">
              <Icon name="file" />
              {words.get}
            </a>
            <p class={css.print}>
              {words.compare} <bdi>{fingerprint}</bdi>
            </p>
          </li>
          <li>
            <h2>{words.how}</h2>
            <Steps words={words} device={device} />
          </li>
          <li>
            <Open words={words} kiosk={kiosk} />
            <p>{words.again}</p>
          </li>
        </ol>
      </main>
    </div>
  )
}

function Steps({ words, device }: Pick<Props, 'words' | 'device'>) {
  const [shown, show] = useState(device)
  return (
    <>
      <div class={css.devices}>
        {devices.map((one) => (
          <button type="button" key={one} aria-pressed={one === shown} onClick={() => show(one)}>
            {words[one]}
          </button>
        ))}
      </div>
      <ul>
        {words.steps[shown].map((step) => (
          <li key={step}>
            <bdi>{step}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

function Open({ words, kiosk }: Pick<Props, 'words' | 'kiosk'>) {
  return (
    <a class={css.go} href={kiosk}>
      <Icon name="lock" />
      <span>
        {words.open} <small dir="ltr">{kiosk.replace(/\?.*/, '')}</small>
      </span>
    </a>
  )
}

/** HTTPS is to be had under another address. */
export function Elsewhere({ words, kiosk }: Pick<Props, 'words' | 'kiosk'>) {
  return (
    <div class={`${layout.k} ${css.page}`}>
      <main class={css.trust}>
        <h1>{words.elsewhereTitle}</h1>
        <p>{words.elsewhereWhy}</p>
        <Open words={words} kiosk={kiosk} />
      </main>
    </div>
  )
}
