import type { Words } from './words.ts'

/** Languages that the kiosk speaks, each complete. */
export const languages = ['en', 'de', 'fr', 'es', 'ar'] as const
export type Language = (typeof languages)[number]

/** One door a language: only the chosen one is loaded. */
export type Doors<T> = Record<Language, () => Promise<T>>

const catalogues: Doors<Words> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** How a language's button reads, and how it is called in itself. */
export const languageNames: Record<Language, { short: string; name: string }> = {
  en: { short: 'EN', name: 'English' },
  de: { short: 'DE', name: 'Deutsch' },
  fr: { short: 'FR', name: 'Français' },
  es: { short: 'ES', name: 'Español' },
  ar: { short: 'ع', name: 'العربية' },
}

const isSpoken = (language: string): language is Language => Object.hasOwn(catalogues, language)

/** Of the languages asked for, those that the app speaks, each once; English where it speaks none. */
export function spoken(wanted: readonly string[]): [Language, ...Language[]] {
  const [first = 'en', ...rest] = new Set(wanted.filter(isSpoken))
  return [first, ...rest]
}

/** What a door of the language gives. */
export const through = <T>(doors: Doors<T>, language: string): Promise<T> =>
  doors[isSpoken(language) ? language : 'en']()

/** What attendees read, in one language. */
export const loadWords = (language: string): Promise<Words> => through(catalogues, language)

export const directionOf = (language: string): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr')
