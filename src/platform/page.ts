/** The network's return and the page's, as the browser tells them. */
export const page = {
  onOnline: (listener: () => void): (() => void) => {
    addEventListener('online', listener)
    return () => removeEventListener('online', listener)
  },
  onOffline: (listener: () => void): (() => void) => {
    addEventListener('offline', listener)
    return () => removeEventListener('offline', listener)
  },
  /** false: surely none; true says little */
  isOnline: (): boolean => navigator.onLine,
  onVisibility: (listener: (visible: boolean) => void): (() => void) => {
    const tell = () => listener(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  },
}
