import type { Words } from './words.ts'

/** One door a language: only the chosen one is loaded. Here stands only what is complete. */
const catalogues: Record<string, () => Promise<Words>> = {
  en: async () => (await import('./en.ts')).en,
}

/** How a language's button reads, and how it is called in itself. */
export const languageNames: Record<string, { short: string; name: string }> = {
  en: { short: 'EN', name: 'English' },
  de: { short: 'DE', name: 'Deutsch' },
  fr: { short: 'FR', name: 'Français' },
  es: { short: 'ES', name: 'Español' },
  ar: { short: 'ع', name: 'العربية' },
}

/** Of the languages asked for, those that the app speaks; English where it speaks none. */
export function spoken(wanted: readonly string[]): string[] {
  const known = wanted.filter((language) => Object.hasOwn(catalogues, language))
  return known.length > 0 ? known : ['en']
}

/** The words of a language that spoken() named. */
export async function loadWords(language: string): Promise<Words> {
  const load = catalogues[language] ?? catalogues.en
  if (!load) throw new Error(`No catalogue for ${language}`)
  return load()
}

export const directionOf = (language: string): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr')
