/** Starts the kiosk in `root`. */
export function start(root: HTMLElement): void {
  root.textContent = 'kiosk'
}
