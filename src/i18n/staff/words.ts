import { type Doors, through } from '../languages.ts'
import type { Filled } from '../words.ts'
import type { en } from './en.ts'

/** All that staff read, in one language. */
export type StaffWords = Filled<typeof en>

const catalogues: Doors<StaffWords> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

export const loadStaffWords = (language: string): Promise<StaffWords> =>
  through(catalogues, language)
