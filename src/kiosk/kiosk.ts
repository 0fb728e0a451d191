import type { run, Surroundings } from './effects.ts'
import { initial, reduce } from './machine.ts'
import type { Effect, Event, Rules, State } from './state.ts'

/** The kiosk at work: its state, and what happens to it. */
export interface Kiosk {
  state: () => State
  send: (event: Event) => void
  onChange: (listener: () => void) => () => void
}

const withoutSettings: Rules = { undoMs: 5_000, resultMs: 5_000, confirmOut: false }

/** Runs the machine over its surroundings: effects are done, their outcomes come back as events. */
export function createKiosk(around: Surroundings, load: () => Promise<{ run: typeof run }>): Kiosk {
  let state = initial
  const listeners = new Set<() => void>()
  const send = (event: Event) => {
    const rules = around.known()?.settings ?? withoutSettings
    const next = reduce(state, event, around.clock.mono(), rules)
    const changed = next.state !== state
    state = next.state
    if (changed) for (const listener of [...listeners]) listener()
    for (const effect of next.effects)
      perform(effect).then(send, (error: unknown) => {
        around.report(error)
        // Whatever it was that broke: what waits for a tap must not wait for ever, nor turn green.
        send({ is: 'failed', failure: { code: 'S-04', reason: 'unknown', detail: String(error) } })
      })
  }
  const perform = async (effect: Effect) => (await load()).run(effect, around)
  return {
    state: () => state,
    send,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
