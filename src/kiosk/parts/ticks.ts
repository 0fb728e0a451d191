import { useEffect, useState } from 'preact/hooks'
import type { Timers } from '../../storage/types.ts'
import type { Event, Screen } from '../state.ts'

const TICK_MS = 1_000

interface Deps {
  clock: { mono: () => number }
  timers: Timers
  send: (event: Event) => void
  /** another screen is about to be shown, and the time with it */
  isPassing: () => boolean
}

/** Shows the time anew each second, tells the machine when a screen's time is over, and takes Undo away in time. */
export function useTicks(screen: Screen, undoMs: number, deps: Deps): void {
  const { clock, timers, send, isPassing } = deps
  const [, setTick] = useState(0)
  const show = () => setTick((tick) => tick + 1)
  useEffect(() => {
    let cancel = () => {}
    const next = () => {
      cancel = timers.after(TICK_MS, () => {
        if (!isPassing()) show()
        next()
      })
    }
    next()
    return () => cancel()
  }, [])

  const until = 'until' in screen ? screen.until : null
  useEffect(() => {
    if (until === null) return
    return timers.after(Math.max(0, until - clock.mono()), () => send({ is: 'time' }))
  }, [until, screen])

  const tapped = screen.at === 'done' ? screen.recorded.tap.tap.mono : null
  useEffect(() => {
    if (tapped === null) return
    return timers.after(Math.max(0, tapped + undoMs + 1 - clock.mono()), show)
  }, [tapped])
}
