/** Starts the admin app in `root`. */
export function start(root: HTMLElement): void {
  root.textContent = 'admin'
}
