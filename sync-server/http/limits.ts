import type { Tally } from '../db/attempts.ts'
import { HttpProblem } from './problem.ts'

interface Rule {
  max: number
  windowMs: number
}

export interface Limits {
  /**
   * Counts one attempt of `who` at `what`.
   * @throws HttpProblem `slow-down` with Retry-After, once `max` were counted within `windowMs`
   */
  take: (what: string, who: string, rule: Rule) => Promise<void>
  /** Takes back one counted attempt: it was no guess. */
  forgive: (what: string, who: string) => Promise<void>
}

const mostKept = 10_000

/**
 * Rate limits, for guesses at secrets. Each process counts in its memory; where several share a
 * database, what passes there is counted in `shared` too: so a flood costs the database nothing, and
 * more processes allow no more guesses.
 */
export function createLimits(clock: () => number, shared: Tally | null = null): Limits {
  const own = memory()
  return {
    async take(what, who, { max, windowMs }) {
      const now = clock()
      const key = `${what} ${who}`
      refuseMore(own.count(key, now, windowMs), max, now)
      if (shared) refuseMore(await shared.count(key, now, windowMs), max, now)
    },
    async forgive(what, who) {
      const key = `${what} ${who}`
      own.forgive(key)
      await shared?.forgive(key)
    },
  }
}

interface Window {
  until: number
  count: number
}

function memory() {
  const windows = new Map<string, Window>()
  const forget = (now: number) => {
    for (const [key, window] of windows) if (window.until <= now) windows.delete(key)
    for (const key of windows.keys()) if (windows.size > mostKept) windows.delete(key)
  }
  return {
    count(key: string, now: number, windowMs: number): Window {
      if (windows.size > mostKept) forget(now)
      const known = windows.get(key)
      const window = known && known.until > now ? known : { until: now + windowMs, count: 0 }
      window.count++
      windows.set(key, window)
      return window
    },
    forgive(key: string): void {
      const window = windows.get(key)
      if (window) window.count--
    },
  }
}

function refuseMore({ until, count }: Window, max: number, now: number): void {
  if (count <= max) return
  const seconds = Math.ceil((until - now) / 1000)
  throw new HttpProblem(
    'slow-down',
    `Too many attempts. Nothing is lost; try again in ${seconds} seconds.`,
    {},
    { 'retry-after': String(seconds) },
  )
}
