import { type Doors, through } from '../languages.ts'
import type { Filled } from '../words.ts'
import type { en } from './en.ts'

/** What a presenter reads who confirms a session's list. */
export type ConfirmWords = Filled<typeof en>

const catalogues: Doors<ConfirmWords> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** The words of it in a language. */
export const loadConfirmWords = (language: string): Promise<ConfirmWords> =>
  through(catalogues, language)
