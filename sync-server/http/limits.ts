import { HttpProblem } from './problem.ts'

export interface Limits {
  /**
   * Counts one attempt of `who` at `what`.
   * @throws HttpProblem `slow-down` with Retry-After, once `max` were counted within `windowMs`
   */
  take: (what: string, who: string, rule: { max: number; windowMs: number }) => void
  /** Takes back one counted attempt: it was no guess. */
  forgive: (what: string, who: string) => void
}

const mostKept = 10_000

/** Rate limits in the memory of one process: for guesses at secrets, where the secret is long. */
export function createLimits(clock: () => number): Limits {
  const windows = new Map<string, { until: number; count: number }>()
  const forget = (now: number) => {
    for (const [key, window] of windows) if (window.until <= now) windows.delete(key)
    for (const key of windows.keys()) if (windows.size > mostKept) windows.delete(key)
  }
  return {
    forgive(what, who) {
      const window = windows.get(`${what} ${who}`)
      if (window) window.count--
    },
    take(what, who, { max, windowMs }) {
      const now = clock()
      if (windows.size > mostKept) forget(now)
      const key = `${what} ${who}`
      const known = windows.get(key)
      const window = known && known.until > now ? known : { until: now + windowMs, count: 0 }
      window.count++
      windows.set(key, window)
      if (window.count <= max) return
      const seconds = Math.ceil((window.until - now) / 1000)
      throw new HttpProblem(
        'slow-down',
        `Too many attempts. Nothing is lost; try again in ${seconds} seconds.`,
        {},
        { 'retry-after': String(seconds) },
      )
    },
  }
}
