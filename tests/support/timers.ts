import type { Timers } from '../../sync-server/http/timers.ts'

export interface FakeTimers extends Timers {
  /** lets so many ms pass and calls what is due, in order */
  advance: (ms: number) => void
  /** how many wait */
  waiting: () => number
}

/** Timers that run only when the test says so. */
export function fakeTimers(): FakeTimers {
  let now = 0
  const waiting = new Set<{ at: number; act: () => void }>()
  return {
    after: (ms, act) => {
      const timer = { at: now + ms, act }
      waiting.add(timer)
      return () => waiting.delete(timer)
    },
    advance: (ms) => {
      const until = now + ms
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (!next) break
        waiting.delete(next)
        now = next.at
        next.act()
      }
      now = until
    },
    waiting: () => waiting.size,
  }
}
