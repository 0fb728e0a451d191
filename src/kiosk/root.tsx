import type { Words } from '../i18n/words.ts'
import { App, type AppProps } from './app.tsx'
import { useChanges } from './parts/changes.ts'
import { useLoaded } from './parts/loaded.ts'

interface Props extends AppProps {
  /** changes of the roster that have come in this page load */
  received: () => number
}

/** A paired tablet: at work, waiting for its first roster, or out of service. */
export function Root(props: Props) {
  const { live, words, received } = props
  useChanges(live.onChange, () => ({}))
  const sync = live.sync()
  if (sync?.trouble === 'revoked') return <Revoked words={words} waiting={live.waiting().count} />
  const known = live.known()
  if (known) return <App {...props} known={known} />
  return <Download words={words} received={received()} isOffline={sync?.phase === 'offline'} />
}

const loadTroubles = () => import('./setup/troubles.tsx')
const loadDownload = () => import('./setup/download.tsx')

function Revoked(props: { words: Words; waiting: number }) {
  const setup = useLoaded(loadTroubles)
  return setup && <setup.Revoked {...props} onPair={() => location.replace('/kiosk?code=')} />
}

function Download(props: { words: Words; received: number; isOffline: boolean }) {
  const setup = useLoaded(loadDownload)
  return setup && <setup.Download {...props} />
}
