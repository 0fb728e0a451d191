import type { Timers } from '../storage/types.ts'
import type { Surroundings } from './effects.ts'
import { initial, reduce } from './machine.ts'
import type { Effect, Event, Rules, Screen, State } from './state.ts'

/** The kiosk at work: its state, and what happens to it. */
export interface Kiosk {
  state: () => State
  send: (event: Event) => void
  onChange: (listener: () => void) => () => void
  /** `show` is from now on asked first when a tap was recorded; until the way back is called */
  stage: (show: Show) => () => void
}

/**
 * Shows a tap that lies safe in the store, ahead of all that follows from it.
 * @param shown to be called once the screen shows it: then everybody else hears of it
 * @returns false where it can't: then everybody hears of it at once
 */
export type Show = (done: Extract<Screen, { at: 'done' }>, shown: () => void) => boolean

/** Does what the machine asks; gives what came of it. */
type Perform = (effect: Effect) => Promise<Event>

const withoutSettings: Rules = { undoMs: 5_000, resultMs: 5_000, confirmOut: false }

/** A tap is nearly always written sooner: then no screen is drawn in between, which its green would wait for. */
const SHOW_WAITING_MS = 120

/** The store is at work, and what is shown next depends on it. */
const isWaiting = ({ at }: Screen) => at === 'writing' || at === 'undoing' || at === 'keeping'

/**
 * Runs the machine over its surroundings: effects are done, their outcomes come back as events. What is to
 * be written is begun before any listener hears of it.
 * @param load what does the effects, asked for with the first of them
 */
export function createKiosk(
  around: Pick<Surroundings, 'known' | 'clock' | 'report'>,
  timers: Timers,
  load: () => Promise<Perform>,
): Kiosk {
  let state = initial
  let cancel = () => {}
  let loaded: Perform | null = null
  let show: Show | null = null
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const send = (event: Event) => {
    const rules = around.known()?.settings ?? withoutSettings
    const next = reduce(state, event, around.clock.mono(), rules)
    const changed = next.state !== state
    state = next.state
    for (const effect of next.effects)
      perform(effect).then(send, (error: unknown) => {
        around.report(error)
        // Whatever it was that broke: what waits for a tap must not wait for ever, nor turn green.
        send({ is: 'failed', failure: { code: 'S-04', reason: 'unknown', detail: String(error) } })
      })
    if (!changed) return
    cancel()
    const { screen } = state
    if (isWaiting(screen)) cancel = timers.after(SHOW_WAITING_MS, tell)
    else if (event.is !== 'recorded' || screen.at !== 'done' || !show?.(screen, tell)) tell()
  }
  const perform = async (effect: Effect) => {
    loaded ??= await load()
    return loaded(effect)
  }
  return {
    state: () => state,
    send,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stage: (next) => {
      show = next
      return () => {
        if (show === next) show = null
      }
    },
  }
}
