import type { PageEvents } from '../sync/types.ts'

/** The network's return and the page's, as the browser tells them. */
export const page: PageEvents = {
  onOnline: (listener) => {
    addEventListener('online', listener)
    return () => removeEventListener('online', listener)
  },
  onVisibility: (listener) => {
    const tell = () => listener(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  },
}
