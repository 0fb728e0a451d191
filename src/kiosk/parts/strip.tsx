import { languageNames } from '../../i18n/languages.ts'
import { Icon } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import css from './strip.module.css'

/** What is on every screen of an attendee: that taps are kept, and the languages. */
export function Strip() {
  const { words, format, waiting, sync, offset, languages, language, send } = useView()
  const isSent = waiting.count === 0
  const contact =
    sync === null
      ? ''
      : sync.lastContact === null
        ? words.noContact
        : words.contact(format.time(sync.lastContact + offset))
  const trouble =
    sync?.trouble === 'unauthenticated'
      ? words.needsPairing
      : sync?.trouble === 'upgrade-required'
        ? words.needsUpgrade
        : null
  return (
    <footer class={isSent ? css.strip : `${css.strip} ${css.wait}`}>
      <div class={css.stat} role="status">
        <Icon name={isSent ? 'sent' : 'waiting'} />
        <span>
          {isSent ? words.allSent : words.waiting(waiting.count)}{' '}
          <small>
            {!isSent && <span class={css.wide}>{words.safe} </span>}
            {trouble ? <b class={css.trouble}>{trouble}</b> : contact}
          </small>
        </span>
      </div>
      {languages.length > 1 && (
        <fieldset class={css.languages} aria-label={words.language}>
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-label={`${languageNames[one]?.short} ${languageNames[one]?.name}`}
              aria-pressed={one === language}
              onClick={() => send({ is: 'language', language: one })}
            >
              {languageNames[one]?.short}
            </button>
          ))}
        </fieldset>
      )}
      <button
        type="button"
        class={css.staff}
        aria-label={words.staff}
        onClick={() => send({ is: 'staff' })}
      >
        <Icon name="lock" />
        <span>{words.staff}</span>
      </button>
    </footer>
  )
}
