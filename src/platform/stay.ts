/** Keyboard Lock, which only Chromium has: keys that leave full screen come to the page instead. */
interface KeyboardLock {
  lock: (keys?: string[]) => Promise<void>
  unlock: () => void
}
const hasLock = (value: unknown): value is KeyboardLock =>
  typeof value === 'object' && value !== null && 'lock' in value && 'unlock' in value
const keyboard = (): KeyboardLock | null =>
  'keyboard' in navigator && hasLock(navigator.keyboard) ? navigator.keyboard : null

/** The browser's own keys that are no help at a door; those for editing a field are left alone. */
const editing = new Set(['a', 'c', 'v', 'x', 'z'])
const isShortcut = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  /^F\d+$/.test(key) ||
  key.startsWith('Browser') ||
  (altKey && !ctrlKey && key.startsWith('Arrow')) ||
  ((ctrlKey || metaKey) && !altKey && !editing.has(key.toLowerCase()))

/**
 * Keeps the page where it is, as far as a page can (row K10): full screen from the first touch on, no
 * menu, no zoom, no dragging, no way back, no shortcuts. Only the system itself can pin an app.
 * @returns the way to let go of all that, full screen too
 */
export function stay(report: (error: unknown) => void): () => void {
  const end = new AbortController()
  const { signal } = end
  const no = (event: Event) => event.preventDefault()

  const fill = () => {
    if (document.fullscreenElement || !document.fullscreenEnabled) return
    document.documentElement.requestFullscreen({ navigationUI: 'hide' }).then(
      () => keyboard()?.lock(['Escape']).catch(report),
      // refused where the touch doesn't count as one; the next one is another try
      () => {},
    )
  }
  addEventListener('pointerup', fill, { signal })

  for (const menu of ['contextmenu', 'dragstart', 'gesturestart', 'gesturechange'])
    addEventListener(menu, no, { signal })
  addEventListener('touchmove', (event) => event.touches.length > 1 && no(event), {
    signal,
    passive: false,
  })
  addEventListener('wheel', (event) => event.ctrlKey && no(event), { signal, passive: false })
  addEventListener('keydown', (event) => isShortcut(event) && no(event), { signal, capture: true })

  // the way back leads here again
  const here = () => history.pushState(null, '', location.href)
  here()
  addEventListener('popstate', here, { signal })

  document.documentElement.dataset.stays = ''
  return () => {
    end.abort()
    delete document.documentElement.dataset.stays
    keyboard()?.unlock()
    if (document.fullscreenElement) document.exitFullscreen().catch(report)
  }
}
