/**
 * Keeps the screen on while the page is seen; the browser takes the lock away each time it is
 * hidden. Gives the way to stop. A refusal (low battery, no such API) leaves the tablet's own setting.
 */
export function keepAwake(report: (error: unknown) => void): () => void {
  let held: WakeLockSentinel | null = null
  let stopped = false
  const take = async () => {
    if (stopped || !('wakeLock' in navigator) || document.visibilityState !== 'visible') return
    if (held && !held.released) return
    held = await navigator.wakeLock.request('screen')
    if (stopped) await held.release()
  }
  const onVisible = () => {
    take().catch(report)
  }
  document.addEventListener('visibilitychange', onVisible)
  onVisible()
  return () => {
    stopped = true
    document.removeEventListener('visibilitychange', onVisible)
    held?.release().catch(report)
  }
}
