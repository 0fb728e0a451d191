/** The folders of the phone's pages. A kiosk's worker keeps `/`, which must stay its own. */
const scopeOf = (path: string) => (path.startsWith('/s/') ? '/s/' : '/me')

/**
 * Keeps the phone's pages for when there is no network. A new version that waits when a page is opened
 * takes over at once, before anything is typed; one that comes later waits until the next opening.
 */
export function keepPhonePages(reload: () => void, report: (error: unknown) => void): void {
  const container = navigator.serviceWorker
  if (!container) return
  container
    .register('/phone-sw.js', { scope: scopeOf(location.pathname) })
    .then(({ waiting }) => {
      if (!waiting) return
      container.addEventListener('controllerchange', reload, { once: true })
      waiting.postMessage('take-over')
    })
    .catch(report)
}
