import type { ComponentChildren } from 'preact'
import { Link } from 'wouter-preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import css from './controls.module.css'

interface Props {
  children: ComponentChildren
  icon?: IconName
  look?: 'plain' | 'go' | 'danger' | 'text'
  /** a button that can't be used stays reachable; its label says why */
  disabled?: boolean
  type?: 'button' | 'submit'
  /** the letter that does the same while one works in the list beside it; shown */
  keys?: string
  onClick?: () => void
}

/** A button of the admin pages. */
export function Button({ children, icon, look = 'plain', disabled, type, keys, onClick }: Props) {
  const lookClass = look === 'plain' ? '' : css[look]
  return (
    <button
      type={type ?? 'button'}
      class={`${css.bt} ${lookClass}`}
      aria-disabled={disabled ? 'true' : undefined}
      aria-keyshortcuts={keys}
      onClick={(event) => {
        if (disabled) event.preventDefault()
        else onClick?.()
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
      {keys && (
        <span class={css.keys} aria-hidden="true">
          {keys.toUpperCase()}
        </span>
      )}
    </button>
  )
}

interface LinkProps {
  href: string
  icon: IconName
  children: ComponentChildren
  look?: 'plain' | 'go'
}

/** A link to another page that looks like a button. */
export function LinkButton({ href, icon, children, look = 'plain' }: LinkProps) {
  return (
    <Link class={look === 'go' ? `${css.bt} ${css.go}` : css.bt} href={href}>
      <Icon name={icon} />
      {children}
    </Link>
  )
}

/** A file to download. */
export function DownloadButton({ href, icon, children }: Omit<LinkProps, 'look'>) {
  return (
    <a class={css.bt} href={href} download>
      <Icon name={icon} />
      {children}
    </a>
  )
}
