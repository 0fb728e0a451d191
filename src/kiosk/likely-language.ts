import { type Language, spoken } from '../i18n/languages.ts'
import { keptLanguage } from '../platform/kept-language.ts'

/** What the kiosk last started in. */
export const lastLanguage = keptLanguage('kiosk')

/** Before a roster says the kiosk's own language: the browser's. */
export const ownLanguage = (): [Language, ...Language[]] =>
  spoken(navigator.languages.map((language) => language.slice(0, 2)))

/** Most likely the kiosk's own. */
export const likelyLanguage = (): string => lastLanguage.get() ?? ownLanguage()[0]
