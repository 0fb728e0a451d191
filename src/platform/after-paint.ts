/** A page that nobody sees is not painted. */
const UNSEEN_MS = 250

/** Calls back once what is in the document by now was painted: beginning a sound takes a slow tablet longer than a frame. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run, 0))
}

/**
 * Calls back once what is in the document by now was painted and is on its way to the screen: with the frame
 * after it, or a little later where nothing is painted.
 */
export function afterFrame(run: () => void): void {
  let isDue = true
  const once = () => {
    if (!isDue) return
    isDue = false
    clearTimeout(timer)
    run()
  }
  const timer = setTimeout(once, UNSEEN_MS)
  requestAnimationFrame(() => requestAnimationFrame(once))
}
