/** Calls back once what is in the document by now was painted: beginning a sound takes a slow tablet longer than a frame. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run, 0))
}
