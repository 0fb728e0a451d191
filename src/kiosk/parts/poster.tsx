import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import { isLong } from './name.tsx'
import css from './poster.module.css'

interface Props {
  look: 'in' | 'out' | 'danger'
  icon: IconName
  title: string
  name: string
  /** the session's title */
  session?: string | undefined
  foot: ComponentChildren
  children?: ComponentChildren
}

/** The longest line of a title, in letters: on it depends how large the title can be. */
const lettersOf = (title: string, wraps: boolean): number =>
  Math.max(...(wraps ? title.split(' ') : [title]).map((line) => [...line].length))

/** An outcome fills the screen: a fill is a fact. */
export function Poster({ look, icon, title, name, session, foot, children }: Props) {
  const { room, format, now } = useView()
  return (
    <main class={`${css.poster} ${css[look]}`}>
      <Icon name={icon} look={css.giant} />
      <div class={css.head}>
        <bdi>{room}</bdi>
        {session && <bdi class={css.session}>{session}</bdi>}
        <time>{format.time(now)}</time>
      </div>
      <div class={css.body} role={look === 'danger' ? 'alert' : undefined}>
        <h1 style={{ '--letters': lettersOf(title, look === 'danger') }}>{title}</h1>
        {name && (
          <p class={isLong(name) ? `${css.name} ${css.long}` : css.name}>
            <bdi>{name}</bdi>
          </p>
        )}
        {children}
      </div>
      <div class={css.foot}>{foot}</div>
    </main>
  )
}
