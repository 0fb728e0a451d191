import { type Doors, through } from '../languages.ts'
import type { Filled } from '../words.ts'
import type { en } from './en.ts'

/** What all pages of an attendee's own phone say. */
export type PhoneWords = Filled<typeof en>

const catalogues: Doors<PhoneWords> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** The words of all pages of the phone in a language. */
export const loadPhoneWords = (language: string): Promise<PhoneWords> =>
  through(catalogues, language)
