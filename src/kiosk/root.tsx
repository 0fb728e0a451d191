import { useState } from 'preact/hooks'
import { App, type AppProps } from './app.tsx'
import { useChanges } from './parts/changes.ts'
import { Download } from './setup/download.tsx'
import { Revoked } from './setup/troubles.tsx'

interface Props extends AppProps {
  /** changes of the roster that have arrived in this page load */
  received: { count: () => number; onChange: (listener: () => void) => () => void }
  onPair: () => void
}

/** A paired tablet: at work, waiting for its first roster, or out of service. */
export function Root(props: Props) {
  const { live, words, received, onPair } = props
  const [, setTurn] = useState(0)
  useChanges(live.onChange, () => setTurn((turn) => turn + 1))
  const count = useChanges(received.onChange, received.count)
  const sync = live.sync()
  if (sync.trouble === 'revoked')
    return <Revoked words={words} waiting={live.waiting().count} onPair={onPair} />
  const known = live.known()
  if (!known)
    return <Download words={words} received={count} isOffline={sync.phase === 'offline'} />
  return <App {...props} known={known} />
}
