import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Logo } from '../logo.tsx'
import css from './sign.module.css'

/** The page of those who are not in yet: the sign, and a desk beside it. */
export function SignPage({ title, children }: { title: string; children: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · Roomtap`
  }, [title])
  return (
    <div class={css.page}>
      <header class={css.sign}>
        <span class={css.logo}>
          <Logo />
          Roomtap
        </span>
        <p>
          Who was in the room, and for how long. Tablets count without a network; this is where it
          adds up.
        </p>
      </header>
      <main class={css.desk}>{children}</main>
    </div>
  )
}
