import { Link, useLocation } from 'wouter-preact'
import css from './tabs.module.css'

interface Props {
  label: string
  /** address and name of each page; a page below one of them is its own */
  tabs: readonly (readonly [href: string, name: string])[]
}

/** The way between pages that belong together. */
export function Tabs({ label, tabs }: Props) {
  const [here] = useLocation()
  const isAt = (href: string) => here === href || here.startsWith(`${href}/`)
  // where one address begins like another, the longer one is meant
  const [at] = tabs
    .map(([href]) => href)
    .filter(isAt)
    .sort((a, b) => b.length - a.length)
  return (
    <nav class={css.tabs} aria-label={label}>
      {tabs.map(([href, name]) => (
        <Link key={href} href={href} aria-current={href === at ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
