import { languageNames, languages } from '../../i18n/languages.ts'
import type { Phone } from '../phone.ts'
import css from './phone.module.css'

/** The five languages, each called in itself. */
export function Languages({ phone }: { phone: Phone }) {
  return (
    <nav class={`${css.languages} ${css.small}`} aria-label={phone.words.language}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          class={css.link}
          lang={language}
          aria-current={language === phone.language ? 'true' : undefined}
          onClick={() => phone.setLanguage(language)}
        >
          {languageNames[language].name}
        </button>
      ))}
    </nav>
  )
}
