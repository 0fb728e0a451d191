import type { Words } from '../../i18n/words.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Key, KeyAct, KeyLayout } from './key-layout.ts'
import css from './keyboard.module.css'

interface Props {
  words: Pick<Words, 'keyboard' | 'backspace' | 'clear' | 'space'> & Partial<Words>
  layout: KeyLayout
  onType: (text: string) => void
  onBackspace: () => void
  onClear: () => void
  /** a key that turns the page, or calls the tablet's own keyboard */
  onTurn?: (act: Turn) => void
}
export type Turn = Exclude<KeyAct, 'space' | 'clear' | 'backspace'>

/** The kiosk's own keyboard: 64 px a key at least, the same on every tablet. */
export function Keyboard(props: Props) {
  const { words, layout } = props
  return (
    <fieldset
      class={css.kb}
      dir={layout.dir}
      aria-label={words.keyboard}
      style={{ gridTemplateColumns: `repeat(${layout.columns}, minmax(0, 1fr))` }}
    >
      {layout.keys.map((key) => {
        const { face, press, label } = faceOf(key, props)
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

function faceOf({ char, does }: Key, props: Props) {
  const { words, layout, onType, onBackspace, onClear, onTurn } = props
  if (char) return { face: char.toUpperCase(), press: () => onType(char) }
  const turn = (act: Turn) => () => onTurn?.(act)
  switch (does) {
    case 'space':
      return { face: words.space, press: () => onType(' ') }
    case 'clear':
      return { face: words.clear, press: onClear }
    case 'system':
      return { face: <Icon name="globe" />, press: turn(does), label: words.systemKeys }
    case 'script':
      return { face: layout.dir === 'rtl' ? 'ABC' : 'ابت', press: turn(does) }
    case 'signs':
      return {
        face: <bdi dir="ltr">@ 1 2</bdi>,
        press: turn(does),
        label: `@ 1 2 ${words.signKeys}`,
      }
    case 'letters':
      return { face: 'ABC', press: turn(does), label: `ABC ${words.letterKeys}` }
    default:
      return { face: <Icon name="back" />, press: onBackspace, label: words.backspace }
  }
}
