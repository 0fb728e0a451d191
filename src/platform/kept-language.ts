import { keptText } from './kept-text.ts'

/** A language that a surface keeps in this browser; each its own, since a tablet may open phone pages too. */
export interface KeptLanguage {
  /** null: none, or the browser keeps nothing */
  get: () => string | null
  /** where the browser keeps nothing it holds until the next load */
  keep: (language: string) => void
}

/** The kiosk's is what it last started in, a guess that spares a wait; the phone's is what was chosen on it. */
export function keptLanguage(surface: 'kiosk' | 'phone'): KeptLanguage {
  const key = `roomtap-${surface}-language`
  return {
    get: () => keptText.read(key),
    keep: (language) => {
      keptText.write(key, language)
    },
  }
}
