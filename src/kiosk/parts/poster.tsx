import type { ComponentChildren, Ref } from 'preact'
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
  /** laid out, but out of sight and without its title until `unveil` shows it */
  veiled?: boolean
  root?: Ref<HTMLElement>
}

/** Shows a veiled poster, as it will be drawn anyway once everybody knows of the outcome: a class and a text. */
export function unveil(poster: HTMLElement, title: string): void {
  if (css.veiled && css.unveiled) poster.classList.replace(css.veiled, css.unveiled)
  const text = poster.querySelector('h1')?.firstChild
  if (text instanceof Text) text.data = title
}

/** Lets a poster that was unveiled come in. */
export function wipe(poster: HTMLElement): void {
  if (css.unveiled) poster.classList.remove(css.unveiled)
}

/** The longest line of a title, in letters: on it depends how large the title can be. */
const lettersOf = (title: string, wraps: boolean): number =>
  Math.max(...(wraps ? title.split(' ') : [title]).map((line) => [...line].length))

/** A text that is drawn: to fill an empty one takes a slow tablet longer. */
const BLANK = '\u00a0'

/** An outcome fills the screen: a fill is a fact. */
export function Poster(props: Props) {
  const { look, icon, title, name, session, foot, children, veiled = false, root } = props
  const { room, format, now } = useView()
  return (
    <main
      ref={root ?? null}
      class={`${css.poster} ${css[look]}${veiled ? ` ${css.veiled}` : ''}`}
      aria-hidden={veiled || undefined}
    >
      <div class={css.sheet}>
        <Icon name={icon} look={css.giant} />
        <div class={css.head}>
          <bdi>{room}</bdi>
          {session && <bdi class={css.session}>{session}</bdi>}
          <time>{format.time(now)}</time>
        </div>
        <div class={css.body} role={look === 'danger' ? 'alert' : undefined}>
          {/* nowhere does the page say that somebody is in before the store has it; a blank keeps the words' place */}
          <h1 style={{ '--letters': lettersOf(title, look === 'danger') }}>
            {veiled ? BLANK : title}
          </h1>
          {name && (
            <p class={isLong(name) ? `${css.name} ${css.long}` : css.name}>
              <bdi>{name}</bdi>
            </p>
          )}
          {children}
        </div>
        <div class={veiled ? `${css.foot} ${css.later}` : css.foot}>{foot}</div>
      </div>
    </main>
  )
}
