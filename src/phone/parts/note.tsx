import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import css from './phone.module.css'

interface Props {
  icon: IconName
  /** good: it has arrived; bad: something is to be done; without: for information */
  tone?: 'good' | 'bad'
  children: ComponentChildren
}

/** A line beside the matter, with its sign. */
export function Note({ icon, tone, children }: Props) {
  const look = tone === 'good' ? css.good : tone === 'bad' ? css.bad : ''
  return (
    <p class={`${css.note} ${look}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  )
}
