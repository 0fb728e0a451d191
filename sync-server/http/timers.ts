/** Calls something later; tests advance by hand. */
export interface Timers {
  /** @returns the way to call it off */
  after: (ms: number, act: () => void) => () => void
}

export const realTimers: Timers = {
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    // a stream that merely waits keeps no process alive
    timer.unref()
    return () => clearTimeout(timer)
  },
}
