import { type Doors, through } from '../languages.ts'
import type { Filled } from '../words.ts'
import type { en } from './en.ts'

/** What a session on an attendee's own phone says. */
export type CheckInWords = Filled<typeof en>

const catalogues: Doors<CheckInWords> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** The words of it in a language. */
export const loadCheckInWords = (language: string): Promise<CheckInWords> =>
  through(catalogues, language)
