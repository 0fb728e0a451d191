import { useState } from 'preact/hooks'
import { languageNames, spoken } from '../../i18n/languages.ts'
import { currentTheme, setTheme, type Theme } from '../../platform/theme.ts'
import { useView } from '../view.ts'
import css from './panel.module.css'
import { useStaff } from './tools.ts'

/** Dark rooms and light foyers; the language that the kiosk returns to. */
export function Look() {
  const { say, live, report } = useStaff()
  const { known } = useView()
  const [theme, setShown] = useState(currentTheme)
  const choose = (next: Theme) => {
    setTheme(next)
    setShown(next)
  }
  const offered = spoken(known.settings.languages)
  const [own] = spoken([live.own().language ?? '', ...offered])
  return (
    <div class={css.pair}>
      <section>
        <h2>{say.theme}</h2>
        <div class={css.choices}>
          <button type="button" aria-pressed={theme === 'dark'} onClick={() => choose('dark')}>
            {say.dark}
          </button>
          <button type="button" aria-pressed={theme === 'light'} onClick={() => choose('light')}>
            {say.light}
          </button>
        </div>
      </section>
      <section>
        <h2>{say.ownLanguage}</h2>
        <div class={css.choices}>
          {offered.map((language) => (
            <button
              key={language}
              type="button"
              lang={language}
              aria-pressed={language === own}
              onClick={() => {
                live.setOwn({ language }).catch(report)
              }}
            >
              {languageNames[language].name}
            </button>
          ))}
        </div>
      </section>
    </div>
  )
}
