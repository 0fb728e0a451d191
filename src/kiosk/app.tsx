import type { ComponentType } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { roomNow } from '../domain/programme-now.ts'
import { createFormat } from '../i18n/format.ts'
import { directionOf, loadWords, spoken } from '../i18n/languages.ts'
import type { SteadyOffset } from '../i18n/steady-offset.ts'
import type { Words } from '../i18n/words.ts'
import type { Timers } from '../storage/types.ts'
import type { Kiosk } from './kiosk.ts'
import type { Known } from './known.ts'
import type { Live } from './live.ts'
import { useChanges } from './parts/changes.ts'
import { BOARD } from './parts/key-layout.ts'
import { useLoaded } from './parts/loaded.ts'
import { useMedia } from './parts/media.ts'
import { useTicks } from './parts/ticks.ts'
import type { Rest } from './rest.ts'
import { Screens } from './screens/screens.tsx'
import { ViewContext } from './view.ts'

/** The bundle of the staff, which attendees never load. */
export interface StaffBundle {
  /** `scanned`: the last code that came while the panel was open */
  Panel: ComponentType<{ scanned: string | null }>
  /** what is gone through before the kiosk opens */
  Readiness: ComponentType<{ scanned: string | null }>
}

export interface AppProps {
  kiosk: Kiosk
  live: Live
  clock: { now: () => number; mono: () => number }
  timers: Timers
  timeZone: string
  /** what was learned of the zone before; null: nothing */
  zone: SteadyOffset | null
  /** of `words`: the kiosk's own as far as it was known at the start */
  language: string
  words: Words
  loadRest: () => Promise<Rest>
  loadStaff: () => Promise<StaffBundle>
  report: (error: unknown) => void
}

/** The kiosk at work: gathers what its screens show, as time and state change. */
export function App(props: AppProps & { known: Known }) {
  const { kiosk, live, known, clock, timers, timeZone, zone } = props
  const state = useChanges(kiosk.onChange, kiosk.state)
  const languages = useMemo(() => spoken(known.settings.languages), [known])
  const [own] = spoken([live.own().language ?? '', ...languages])
  const language = state.language ?? own ?? 'en'
  const words = useWords(language, props)
  const format = useMemo(
    () => createFormat(words.language, timeZone, zone),
    [words.language, timeZone],
  )
  const rest = useRest(props)
  const shown = useRef(state)
  shown.current = state
  useTicks(state.screen, known.settings.undoMs, {
    ...{ clock, timers, send: kiosk.send },
    isPassing: () => kiosk.state() !== shown.current,
  })
  const isDue = live.own().readiness?.openedAt === null
  const scanned = state.screen.at === 'staff' ? state.screen.scanned : undefined
  useEffect(() => {
    // nothing that is typed or scanned goes to an attendee's screen behind the list
    if (isDue && scanned === undefined) kiosk.send({ is: 'staff' })
  }, [isDue, scanned])
  const offset = live.offset()
  const now = clock.now() + offset
  const isNarrow = useMedia('(max-width: 719px)')
  const isBoard = useMedia(BOARD)
  const isLow = useMedia('(max-height: 699px)')
  const isFlat = useMedia('(max-height: 899px)')
  return (
    <ViewContext.Provider
      value={{
        words: words.words,
        format,
        language,
        languages,
        narrow: isNarrow,
        board: isBoard,
        hitLimit: hitsThatFit({
          isSmall: isNarrow || isLow,
          isFlat,
          hasJoin: known.settings.mode !== 'out',
        }),
        room: live.room(),
        now,
        mono: clock.mono(),
        offset,
        known,
        rules: known.settings,
        roomNow: roomNow(known.sessions, now, live.place().held),
        waiting: live.waiting(),
        sync: live.sync(),
        camera: live.readers()?.camera ?? null,
        send: kiosk.send,
        stage: kiosk.stage,
      }}
    >
      {isDue || scanned !== undefined ? (
        <Staff load={props.loadStaff} isDue={isDue} scanned={scanned ?? null} />
      ) : (
        <Screens state={state} rest={rest} />
      )}
    </ViewContext.Provider>
  )
}

interface StaffProps {
  load: AppProps['loadStaff']
  isDue: boolean
  scanned: string | null
}

function Staff({ load, isDue, scanned }: StaffProps) {
  const staff = useLoaded(load)
  if (!staff) return null
  return isDue ? <staff.Readiness scanned={scanned} /> : <staff.Panel scanned={scanned} />
}

/** At most six (row K4); the button for walk-ins takes the place of one. */
function hitsThatFit(size: { isSmall: boolean; isFlat: boolean; hasJoin: boolean }): number {
  const most = size.isSmall ? 4 : size.isFlat ? 6 : 7
  return Math.min(6, size.hasJoin ? most - 1 : most)
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
function useWords(language: string, { language: first, words, report }: AppProps): Spoken {
  const [shown, setShown] = useState<Spoken>({ language: first, words })
  useEffect(() => {
    // shown already: drawing it all again for the same words delays the first paint
    if (language === shown.language) return
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
