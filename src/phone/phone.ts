import type { Language } from '../i18n/languages.ts'
import type { PhoneWords } from '../i18n/phone/words.ts'
import type { Call } from './api.ts'

/** What stands around every page. */
export interface Phone {
  language: Language
  words: PhoneWords
  call: Call
  /** ms UTC by the phone's clock */
  now: () => number
  /** where the server is, for addresses that are shown or shared */
  origin: string
  /** opens another page of the phone */
  go: (path: string) => void
  setLanguage: (language: Language) => void
  report: (error: unknown) => void
}

export interface PageProps {
  phone: Phone
  /** what the address named: a session, a programme, a link's text */
  named: string
  /** of the address, for what a link prefills */
  query: URLSearchParams
}
