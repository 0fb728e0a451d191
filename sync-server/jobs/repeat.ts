import type { Timers } from '../http/timers.ts'

/**
 * Calls `act` every `everyMs`, counted from the end of the call before: never twice at a time. A
 * failure is told and ends nothing.
 * @returns the way to stop; it waits for a call that is under way
 */
export function repeat(
  timers: Timers,
  everyMs: number,
  act: () => Promise<unknown>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false
  let running = Promise.resolve()
  let callOff = () => {}
  const next = () => {
    if (!stopped) callOff = timers.after(everyMs, run)
  }
  const run = () => {
    running = act()
      .then(() => {}, onError)
      .then(next)
  }
  next()
  return async () => {
    stopped = true
    callOff()
    await running
  }
}
