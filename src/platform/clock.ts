import type { Timers } from '../storage/types.ts'

/** The tablet's two clocks: `now` is what it says the time is, `mono` only ever runs forward. Whole ms. */
export interface Clock {
  now: () => number
  mono: () => number
  /** minutes that the tablet's zone is ahead of UTC, now */
  zone: () => number
}

/** The only place that asks the browser for the time. */
export const clock: Clock = {
  now: () => Date.now(),
  mono: () => Math.floor(performance.now()),
  zone: () => -new Date().getTimezoneOffset(),
}

export const timers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
