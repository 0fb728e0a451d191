import { type Doors, through } from '../languages.ts'
import type { Filled, Words } from '../words.ts'
import type { en } from './en.ts'

export type SetupOnly = Filled<typeof en>
/** What the screens before a kiosk's first roster say, beside what attendees read. */
export type SetupWords = Words & SetupOnly

const catalogues: Doors<SetupOnly> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** The words for pairing, the first download, and troubles, in the language of `words`. */
export async function loadSetupWords(language: string, words: Words): Promise<SetupWords> {
  return { ...words, ...(await through(catalogues, language)) }
}
