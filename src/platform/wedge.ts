/** A scanner types faster than anybody, over Bluetooth too: at most so many ms a key. */
const SCAN_GAP_MS = 50
/** Shorter bursts may be two fingers falling at once. */
const LEAST_LENGTH = 4

/** Tells a badge scanner that acts as a keyboard from a person at one. */
export interface Wedge {
  /** one key as the page gets it; the code, if it was the Enter that ends a scan */
  key: (key: string) => string | null
}

/**
 * A scan is characters in quick succession with Enter right behind them. Every character still goes
 * where typing goes: somebody who types fast must not be taken for a badge, and loses nothing.
 * @param mono ms that only run forward
 */
export function createWedge(mono: () => number): Wedge {
  let burst = ''
  let last = Number.NEGATIVE_INFINITY
  return {
    key: (key) => {
      const now = mono()
      const isQuick = now - last <= SCAN_GAP_MS
      if (key === 'Enter') {
        const code = isQuick ? burst.trim() : ''
        burst = ''
        return code.length >= LEAST_LENGTH ? code : null
      }
      // Shift and its like come between a code's characters
      if ([...key].length !== 1) return null
      burst = isQuick ? burst + key : key
      last = now
      return null
    },
  }
}
