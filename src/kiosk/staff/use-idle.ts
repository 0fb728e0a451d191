import { useEffect, useRef } from 'preact/hooks'
import { useStaff } from './tools.ts'

/** Nobody touched the panel for so long: whoever opened it has left. */
export const CLOSE_AFTER_MS = 60_000
/** A phone that reads a long series needs nobody to touch the tablet. */
export const CODES_CLOSE_AFTER_MS = 600_000

/** Calls `leave` when nobody has touched the screen or a key for so many ms. */
export function useIdle(ms: number, leave: () => void): void {
  const { timers } = useStaff()
  const latest = useRef(leave)
  latest.current = leave
  useEffect(() => {
    let cancel = () => {}
    const again = () => {
      cancel()
      cancel = timers.after(ms, () => latest.current())
    }
    again()
    addEventListener('pointerdown', again)
    addEventListener('keydown', again)
    // a long list is read with a finger
    addEventListener('scroll', again, { capture: true })
    return () => {
      cancel()
      removeEventListener('pointerdown', again)
      removeEventListener('keydown', again)
      removeEventListener('scroll', again, { capture: true })
    }
  }, [ms])
}
