import { useEffect, useMemo, useState } from 'preact/hooks'
import { roomNow } from '../domain/programme-now.ts'
import { createFormat } from '../i18n/format.ts'
import { directionOf, loadWords, spoken } from '../i18n/languages.ts'
import type { Words } from '../i18n/words.ts'
import type { Timers } from '../storage/types.ts'
import type { Kiosk } from './kiosk.ts'
import type { Known } from './known.ts'
import type { Live } from './live.ts'
import { useChanges } from './parts/changes.ts'
import { BOARD } from './parts/key-layout.ts'
import { useMedia } from './parts/media.ts'
import { useTicks } from './parts/ticks.ts'
import type { Rest } from './rest.ts'
import { Screens } from './screens/screens.tsx'
import { ViewContext } from './view.ts'

export interface AppProps {
  kiosk: Kiosk
  live: Live
  clock: { now: () => number; mono: () => number }
  timers: Timers
  timeZone: string
  /** of the kiosk's own language */
  words: Words
  loadRest: () => Promise<Rest>
  report: (error: unknown) => void
}

/** The kiosk at work: gathers what its screens show, as time and state change. */
export function App(props: AppProps & { known: Known }) {
  const { kiosk, live, known, clock, timers, timeZone } = props
  const state = useChanges(kiosk.onChange, kiosk.state)
  const languages = useMemo(() => spoken(known.settings.languages), [known])
  const language = state.language ?? languages[0] ?? 'en'
  const words = useWords(language, props)
  const format = useMemo(() => createFormat(words.language, timeZone), [words.language, timeZone])
  const rest = useRest(props)
  useTicks(state.screen, known.settings.undoMs, { clock, timers, send: kiosk.send })
  const offset = live.offset()
  const now = clock.now() + offset
  const isNarrow = useMedia('(max-width: 719px)')
  const isBoard = useMedia(BOARD)
  const isLow = useMedia('(max-height: 699px)')
  return (
    <ViewContext.Provider
      value={{
        words: words.words,
        format,
        language,
        languages,
        narrow: isNarrow,
        board: isBoard,
        hitLimit: isNarrow || isLow ? 4 : 6,
        room: live.room(),
        now,
        mono: clock.mono(),
        offset,
        known,
        rules: known.settings,
        roomNow: roomNow(known.sessions, now),
        waiting: live.waiting(),
        sync: live.sync(),
        send: kiosk.send,
      }}
    >
      <Screens state={state} rest={rest} />
    </ViewContext.Provider>
  )
}

/** Loaded right after the first paint, or as soon as somebody does something. */
function useRest({ kiosk, live, clock, loadRest, report }: AppProps): Rest | null {
  const [rest, setRest] = useState<Rest | null>(null)
  useEffect(() => {
    if (rest) return
    const load = () => {
      loadRest().then((loaded) => setRest(() => loaded), report)
    }
    const known = live.known()
    const isQuiet = known && roomNow(known.sessions, clock.now()).open.length === 0
    if (isQuiet) load()
    const stopKiosk = kiosk.onChange(load)
    const stopLive = live.onChange(load)
    return () => {
      stopKiosk()
      stopLive()
    }
  }, [rest])
  return rest
}

interface Spoken {
  language: string
  words: Words
}

/** The words of a language; until they have come, and if they don't, those shown before. */
function useWords(language: string, { words, report }: AppProps): Spoken {
  const [shown, setShown] = useState<Spoken>({ language, words })
  useEffect(() => {
    let isWanted = true
    loadWords(language)
      .then((loaded) => isWanted && setShown({ language, words: loaded }))
      .catch(report)
    return () => {
      isWanted = false
    }
  }, [language])
  useEffect(() => {
    document.documentElement.lang = shown.language
    document.documentElement.dir = directionOf(shown.language)
  }, [shown.language])
  return shown
}
