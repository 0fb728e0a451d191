import { type Doors, through } from '../languages.ts'
import type { Filled } from '../words.ts'
import type { en } from './en.ts'

/** What somebody reads who answers a survey. */
export type SurveyWords = Filled<typeof en>

const catalogues: Doors<SurveyWords> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** The words of it in a language. */
export const loadSurveyWords = (language: string): Promise<SurveyWords> =>
  through(catalogues, language)
