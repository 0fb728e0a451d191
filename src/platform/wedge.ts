import type { Timers } from '../storage/types.ts'

/** A scanner types a character every few ms; after this pause a code is over, Enter or not. */
export const PAUSE_MS = 100
/** Faster than people type, slower than a scanner over Bluetooth. */
const SCAN_GAP_MS = 50
/** Shorter codes are taken for typing. */
const LEAST_LENGTH = 4

export interface Wedge {
  /** one key as the page gets it; true: it belongs to a scan that goes on, and is nobody else's */
  key: (key: string) => boolean
}

/**
 * A badge scanner that acts as a keyboard: characters in quick succession, ended by Enter or by a
 * pause. A person's typing passes through.
 * @param mono ms that only run forward
 * @param onCode gets the code, trimmed, as it was typed
 */
export function createWedge(
  deps: { mono: () => number; timers: Timers },
  onCode: (code: string) => void,
): Wedge {
  let typed = ''
  let last = Number.NEGATIVE_INFINITY
  let cancel = () => {}
  const finish = (): boolean => {
    cancel()
    const code = typed.trim()
    typed = ''
    if (code.length < LEAST_LENGTH) return false
    onCode(code)
    return true
  }
  return {
    key: (key) => {
      const now = deps.mono()
      const isQuick = now - last <= SCAN_GAP_MS
      last = now
      if (!isQuick) typed = ''
      if (key === 'Enter') return finish()
      if ([...key].length !== 1) return false
      typed += key
      cancel()
      cancel = deps.timers.after(PAUSE_MS, finish)
      return [...typed].length > 2
    },
  }
}
