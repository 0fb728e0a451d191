const key = 'roomtap-language'

/** The language that this tablet last started in: a guess that spares a wait, nothing depends on it. */
export const localLanguage = {
  last(): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      // storage is blocked: it starts without a guess
      return null
    }
  },
  keep(language: string): void {
    try {
      localStorage.setItem(key, language)
    } catch {
      // storage is full or blocked: the next start takes a little longer
    }
  },
}
