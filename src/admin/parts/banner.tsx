import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import css from './banner.module.css'

interface Props {
  kind: 'waiting' | 'danger' | 'done'
  /** what is true */
  fact: ComponentChildren
  /** what it means, what to do */
  children?: ComponentChildren
  action?: ComponentChildren
}

const icons: Record<Props['kind'], IconName> = { waiting: 'waiting', danger: 'stop', done: 'tick' }

/** A fact that matters to the whole page. */
export function Banner({ kind, fact, children, action }: Props) {
  const Box = kind === 'danger' ? 'div' : 'output'
  return (
    <Box class={`${css.ban} ${css[kind] ?? ''}`} role={kind === 'danger' ? 'alert' : undefined}>
      <Icon name={icons[kind]} />
      <p>
        <b>{fact}</b> {children}
      </p>
      {action}
    </Box>
  )
}
