import { type Doors, through } from '../languages.ts'
import type { Filled } from '../words.ts'
import type { en } from './en.ts'

/** What leads a tablet over plain http to trust the server. */
export type TrustWords = Filled<typeof en>

const catalogues: Doors<TrustWords> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** The words for it in a language. */
export const loadTrustWords = (language: string): Promise<TrustWords> =>
  through(catalogues, language)
