import type { ComponentChildren } from 'preact'
import css from './phone.module.css'

interface Props {
  /** what stands on the dark sign */
  sign: ComponentChildren
  /** what stands at the thumb */
  foot?: ComponentChildren
  children?: ComponentChildren
}

/** A page of the phone: the sign says where one is, the foot holds the one decision. */
export function Frame({ sign, foot, children }: Props) {
  return (
    <div class={css.page}>
      <header class={css.sign}>{sign}</header>
      <main class={css.main}>{children}</main>
      {foot && <footer class={css.foot}>{foot}</footer>}
    </div>
  )
}
