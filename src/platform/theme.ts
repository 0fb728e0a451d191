export type Theme = 'dark' | 'light'

/** Read by theme.js before the first paint, which can't wait for a database. */
const key = 'roomtap-theme'

export const currentTheme = (): Theme =>
  document.documentElement.dataset.theme === 'light' ? 'light' : 'dark'

/** Shows a theme and keeps it; where the browser keeps nothing it holds until the next load. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(key, theme)
  } catch {
    // storage is blocked: the tablet's default at the next load
  }
}
