import type { Timers } from '../storage/types.ts'
import type { Kiosk } from './kiosk.ts'

/** Nobody stands at the kiosk once its first screen was left alone for so long. */
export const IDLE_MS = 30_000

/**
 * Calls `act` once, when nobody stands at the kiosk (row K12: an update never takes a tap away).
 * @param leftMs how long its first screen was left alone by then
 */
export function whenIdle(kiosk: Kiosk, timers: Timers, act: () => void, leftMs = IDLE_MS): void {
  let cancel = () => {}
  const wait = () => {
    cancel()
    const { screen } = kiosk.state()
    if (screen.at === 'home' && screen.query === '')
      cancel = timers.after(leftMs, () => {
        stop()
        act()
      })
  }
  const stop = kiosk.onChange(wait)
  wait()
}
