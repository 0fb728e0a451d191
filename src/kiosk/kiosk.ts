import { run, type Surroundings } from './effects.ts'
import { initial, reduce } from './machine.ts'
import type { Event, Rules, State } from './state.ts'

/** The kiosk at work: its state, and what happens to it. */
export interface Kiosk {
  state: () => State
  send: (event: Event) => void
  onChange: (listener: () => void) => () => void
}

const withoutSettings: Rules = { undoMs: 5_000, resultMs: 5_000, confirmOut: false }

/** Runs the machine over its surroundings: effects are done, their outcomes come back as events. */
export function createKiosk(around: Surroundings): Kiosk {
  let state = initial
  const listeners = new Set<() => void>()
  const send = (event: Event) => {
    const rules = around.known()?.settings ?? withoutSettings
    const next = reduce(state, event, around.clock.mono(), rules)
    const changed = next.state !== state
    state = next.state
    if (changed) for (const listener of [...listeners]) listener()
    for (const effect of next.effects)
      run(effect, around).then((outcome) => outcome && send(outcome), around.report)
  }
  return {
    state: () => state,
    send,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
