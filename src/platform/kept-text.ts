/** Small texts that outlive the page; where the browser keeps nothing they last as long as it. */
export const keptText = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      // storage is blocked: nothing was kept
      return null
    }
  },
  /** @returns whether it is kept */
  write(key: string, text: string): boolean {
    try {
      localStorage.setItem(key, text)
      return true
    } catch {
      return false
    }
  },
  drop(key: string): void {
    try {
      localStorage.removeItem(key)
    } catch {
      // storage is blocked: there is nothing to drop
    }
  },
}
