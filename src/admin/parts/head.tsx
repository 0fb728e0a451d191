import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import css from './text.module.css'

interface Props {
  title: string
  children?: ComponentChildren
  acts?: ComponentChildren
}

/** A page's title, what it is about, and what can be done with it as a whole. */
export function PageHead({ title, children, acts }: Props) {
  useEffect(() => {
    document.title = `${title} · Roomtap`
  }, [title])
  return (
    <header class={css.head}>
      <div>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {children}
      </div>
      {acts && <div class={css.acts}>{acts}</div>}
    </header>
  )
}

/** Facts in a row, apart by space alone; those without a word are left out. */
export function Facts({ items }: { items: readonly (ComponentChildren | null)[] }) {
  return (
    <p class={css.facts}>
      {items
        .filter((item) => item !== null && item !== '')
        .map((item, n) => (
          // a fact has no identity but its place
          <span key={`fact ${n + 1}`}>{item}</span>
        ))}
    </p>
  )
}
