import '../../ui/all-icons.ts'
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import layout from '../parts/layout.module.css'
import css from './message.module.css'

interface Props {
  icon: IconName
  title: string
  /** what is wrong and why */
  why: string
  /** what to do about it */
  todo: string
  children?: ComponentChildren
}

/** The tablet can't be a kiosk now: what is wrong, and what to do. */
export function Message({ icon, title, why, todo, children }: Props) {
  return (
    <div class={layout.k}>
      <main class={`${css.message} ${layout.pad}`}>
        <Icon name={icon} look={css.art} />
        <h1>{title}</h1>
        <p>{why}</p>
        <p class={css.todo}>{todo}</p>
        {children}
      </main>
    </div>
  )
}
