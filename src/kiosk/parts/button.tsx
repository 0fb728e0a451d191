import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import css from './button.module.css'

interface Props {
  /** main: the one decision of a screen; outline: the other way; quiet: beside the matter */
  look: 'main-in' | 'main-out' | 'main-ink' | 'outline' | 'quiet'
  icon?: IconName
  /** said in full where the face is short */
  label?: string
  /** a second, smaller line */
  note?: string | undefined
  disabled?: boolean
  focus?: boolean
  onPress: () => void
  children: ComponentChildren
}

const looks = {
  'main-in': `${css.main} ${css.in}`,
  'main-out': `${css.main} ${css.out}`,
  'main-ink': `${css.main} ${css.ink}`,
  outline: css.outline,
  quiet: css.quiet,
}

/** A button of the kiosk: 64 px at least. */
export function Button({ look, icon, label, note, disabled, focus, onPress, children }: Props) {
  return (
    <button
      type="button"
      class={`${css.b} ${looks[look]}`}
      disabled={disabled ?? false}
      aria-label={label}
      ref={(element) => {
        if (focus && element && document.activeElement === document.body) element.focus()
      }}
      onClick={onPress}
    >
      {icon && <Icon name={icon} />}
      <span class={css.label}>
        {children}
        {note && (
          <>
            {' '}
            <small>
              <bdi>{note}</bdi>
            </small>
          </>
        )}
      </span>
    </button>
  )
}
