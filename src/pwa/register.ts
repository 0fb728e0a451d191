/** What the kiosk may do about a new version of the app. */
export interface Updates {
  /** the waiting version takes over now, and the page loads anew; for when nobody stands at the kiosk */
  apply: () => void
  stop: () => void
}

/** A kiosk may run for weeks without a page load. */
const CHECK_EVERY_MS = 3_600_000

/**
 * Registers the service worker, and tells when a new version waits: at once if one waits already.
 * Nothing takes over by itself: a reload in the middle of a tap would be a lost one.
 */
export function registerWorker(
  deps: { url?: string; reload: () => void; report: (error: unknown) => void },
  onWaiting: () => void,
): Updates {
  const container = navigator.serviceWorker
  if (!container) return { apply: () => {}, stop: () => {} }
  let registration: ServiceWorkerRegistration | null = null
  let applying = false
  let reloaded = false

  let told: ServiceWorker | null = null
  const tellIfWaiting = () => {
    const waiting = registration?.waiting ?? null
    // The very first worker replaces nothing.
    if (!waiting || waiting === told || !container.controller) return
    told = waiting
    onWaiting()
  }
  const onFound = () => registration?.installing?.addEventListener('statechange', tellIfWaiting)
  const onControl = () => {
    if (!applying || reloaded) return
    reloaded = true
    deps.reload()
  }
  container.addEventListener('controllerchange', onControl)
  const check = () => {
    // Without a network this fails, and the next one won't.
    registration?.update().catch(() => {})
  }
  const timer = setInterval(check, CHECK_EVERY_MS)

  container.register(deps.url ?? '/sw.js').then((found) => {
    registration = found
    found.addEventListener('updatefound', onFound)
    onFound()
    tellIfWaiting()
  }, deps.report)

  return {
    apply: () => {
      applying = true
      registration?.waiting?.postMessage('take-over')
    },
    stop: () => {
      clearInterval(timer)
      container.removeEventListener('controllerchange', onControl)
      registration?.removeEventListener('updatefound', onFound)
    },
  }
}
