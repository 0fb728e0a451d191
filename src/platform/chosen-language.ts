const key = 'roomtap-language'

/** The language that was chosen on this phone; null: none, or the browser keeps nothing. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps it; where the browser keeps nothing it holds until the next load. */
export function keepLanguage(language: string): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // storage is blocked: the browser's own language at the next load
  }
}
