/** Follows the system's light or dark, now and when it changes. */
export function followTheme(root: HTMLElement, dark: MediaQueryList): void {
  const set = () => {
    root.dataset.theme = dark.matches ? 'dark' : 'light'
  }
  set()
  dark.addEventListener('change', set)
}
