/** Keys that came before anybody listened. */
export interface EarlyKeys {
  /** all of them, in their order; from now on nothing is kept */
  take: () => KeyboardEvent[]
}

/** Far more than a badge's code has; a tablet whose start failed keeps no more. */
const MOST = 500

/** Keeps each key that is pressed from now on: a scanner doesn't wait for the page to be loaded. */
export function keepKeys(target: Window): EarlyKeys {
  const kept: KeyboardEvent[] = []
  const keep = (event: KeyboardEvent) => {
    if (kept.length < MOST) kept.push(event)
  }
  target.addEventListener('keydown', keep, { capture: true })
  return {
    take: () => {
      target.removeEventListener('keydown', keep, { capture: true })
      return kept.splice(0)
    },
  }
}
