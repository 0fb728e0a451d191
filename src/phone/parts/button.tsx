import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import css from './phone.module.css'

interface Props {
  /** in, out: what records; ink: what records nothing; outline: the other way; link: beside the matter */
  look: 'in' | 'out' | 'ink' | 'outline' | 'link'
  /** as wide as its words */
  fit?: boolean
  icon?: IconName
  /** said in full where the face is short */
  label?: string | undefined
  disabled?: boolean
  /** sends the form around it */
  submit?: boolean
  onPress?: () => void
  children: ComponentChildren
}

const looks = {
  in: `${css.b} ${css.big} ${css.in}`,
  out: `${css.b} ${css.big} ${css.out}`,
  ink: `${css.b} ${css.ink}`,
  outline: css.b,
  link: css.link,
}

/** A button of the phone: 56 px at least, the one that records 76. */
export function Button({ look, fit, icon, label, disabled, submit, onPress, children }: Props) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`${looks[look]} ${fit ? css.fit : ''}`}
      aria-label={label}
      disabled={disabled ?? false}
      onClick={onPress}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}
