import type { Timers } from '../../src/storage/types.ts'
import { testStart } from './clock.ts'

/** A tablet's clocks and timers, which stand still until told. */
export interface TabletTime {
  clock: { now: () => number; mono: () => number }
  timers: Timers
  /** lets so many ms pass, calls what is due, and lets all that follows from it happen */
  advance: (ms: number) => Promise<void>
  /** someone sets the tablet's clock */
  setClock: (by: number) => void
  /** ms until each timer that waits, soonest first */
  due: () => number[]
}

/** Lets everything that is under way come to rest: stores and fake networks answer within a few turns. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 400; turn++) await new Promise((done) => setImmediate(done))
}

export function tabletTime(): TabletTime {
  let mono = 0
  let shift = testStart
  const waiting = new Set<{ at: number; run: () => void }>()
  const next = () => [...waiting].sort((a, b) => a.at - b.at)[0]
  return {
    clock: { now: () => shift + mono, mono: () => mono },
    timers: {
      after: (ms, run) => {
        const timer = { at: mono + ms, run }
        waiting.add(timer)
        return () => waiting.delete(timer)
      },
    },
    advance: async (ms) => {
      const until = mono + ms
      await settle()
      for (let timer = next(); timer && timer.at <= until; timer = next()) {
        waiting.delete(timer)
        mono = Math.max(mono, timer.at)
        timer.run()
        await settle()
      }
      mono = until
    },
    setClock: (by) => {
      shift += by
    },
    due: () => [...waiting].map(({ at }) => at - mono).sort((a, b) => a - b),
  }
}
