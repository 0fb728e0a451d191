import type { Words } from '../../i18n/words.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Key, KeyLayout } from './key-layout.ts'
import css from './keyboard.module.css'

interface Props {
  words: Words
  layout: KeyLayout
  onType: (text: string) => void
  onBackspace: () => void
  onClear: () => void
}

/** The kiosk's own keyboard: 64 px a key at least, the same on every tablet. */
export function Keyboard({ words, layout, onType, onBackspace, onClear }: Props) {
  const faceOf = ({ char, does }: Key) => {
    if (char) return { face: char.toUpperCase(), press: () => onType(char) }
    if (does === 'space') return { face: words.space, press: () => onType(' ') }
    if (does === 'clear') return { face: words.clear, press: onClear }
    return { face: <Icon name="back" />, press: onBackspace, label: words.backspace }
  }
  return (
    <fieldset
      class={css.kb}
      aria-label={words.keyboard}
      style={{ gridTemplateColumns: `repeat(${layout.columns}, 1fr)` }}
    >
      {layout.keys.map((key) => {
        const { face, press, label } = faceOf(key)
        return (
          <button
            key={key.char ?? key.does}
            type="button"
            class={key.char ? undefined : css.wide}
            aria-label={label}
            style={{
              gridColumn: key.start ? `${key.start} / span ${key.span}` : `span ${key.span}`,
            }}
            // the field keeps the focus, so that a real keyboard goes on typing there
            onMouseDown={(event) => event.preventDefault()}
            onClick={press}
          >
            {face}
          </button>
        )
      })}
    </fieldset>
  )
}
