import '../ui/all-icons.ts'
import { render } from 'preact'
import { directionOf, type Language, spoken } from '../i18n/languages.ts'
import { loadPhoneWords } from '../i18n/phone/words.ts'
import { keptLanguage } from '../platform/kept-language.ts'
import { keepPhonePages } from '../pwa/register-phone.ts'
import { createCall } from './api.ts'
import { App } from './app.tsx'
import { pageAt } from './routes.ts'

const chosen = keptLanguage('phone')

const report = (error: unknown) => console.error(error)

/** Starts the attendee's own phone in `root`: the page that the address names. */
export function start(root: HTMLElement): void {
  document.title = 'Roomtap'
  // an app of its own, should somebody add it to the home screen
  document.querySelector('link[rel=manifest]')?.setAttribute('href', '/phone.webmanifest')
  keepPhonePages(() => location.reload(), report)
  const wished = navigator.languages.map((language) => language.slice(0, 2))
  const [language] = spoken([chosen.get() ?? '', ...wished])
  show(root, language).catch(report)
}

async function show(root: HTMLElement, language: Language): Promise<void> {
  const page = pageAt(location.pathname)
  // beside each other: the page's own bundle needn't wait for the words
  const [words] = await Promise.all([loadPhoneWords(language), page?.load()])
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  const setLanguage = (next: Language) => {
    chosen.keep(next)
    show(root, next).catch(report)
  }
  const phone = {
    ...{ language, words, setLanguage, report },
    call: createCall((input, init) => fetch(input, init)),
    now: () => Date.now(),
    origin: location.origin,
  }
  render(<App phone={phone} />, root)
}
