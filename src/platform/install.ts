/** Chromium's way to offer installing; other browsers have a menu entry. */
interface InstallEvent extends Event {
  prompt: () => Promise<unknown>
}
const isInstall = (event: Event): event is InstallEvent =>
  'prompt' in event && typeof event.prompt === 'function'

let offered: InstallEvent | null = null

/** Keeps the browser's offer to install the app until staff ask for it. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offered = isInstall(event) ? event : null
  })
}

export const mayInstall = (): boolean => offered !== null

/** Shows the browser's own question; to be called from a press. */
export async function install(): Promise<void> {
  const event = offered
  offered = null
  await event?.prompt()
}

/** Whether the app runs from the home screen, without the browser's bars. */
export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches ||
  ('standalone' in navigator && navigator.standalone === true)
