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
  const { live, language, words, received } = props
  useChanges(live.onChange, live.changes)
  const sync = live.sync()
  if (sync?.trouble === 'revoked')
    return <Revoked {...{ language, words }} waiting={live.waiting().count} />
  const known = live.known()
  if (known) return <App {...props} known={known} />
  const isOffline = sync?.phase === 'offline'
  return <Download {...{ language, words, isOffline }} received={received()} />
}

interface Spoken {
  language: string
  words: Words
}

/** A screen of the setup with its words, once both have come. */
const useSetup = <T,>(load: () => Promise<T>, { language, words }: Spoken) =>
  useLoaded(async () => {
    const [setup, { loadSetupWords }] = await Promise.all([
      load(),
      import('../i18n/setup/words.ts'),
    ])
    return { ...setup, words: await loadSetupWords(language, words) }
  })

function Revoked(props: Spoken & { waiting: number }) {
  const setup = useSetup(() => import('./setup/troubles.tsx'), props)
  if (!setup) return null
  const pairAnew = () => location.replace('/kiosk?code=')
  return <setup.Revoked words={setup.words} waiting={props.waiting} onPair={pairAnew} />
}

function Download(props: Spoken & { received: number; isOffline: boolean }) {
  const setup = useSetup(() => import('./setup/download.tsx'), props)
  if (!setup) return null
  return <setup.Download {...props} words={setup.words} />
}
