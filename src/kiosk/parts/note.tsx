import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import layout from './layout.module.css'
import css from './note.module.css'
import { Sign } from './sign.tsx'

interface Props {
  icon: IconName
  look: 'in' | 'out' | 'waiting' | 'plain'
  title: string
  name?: string
  text: string
  since?: number | null
  children: ComponentChildren
}

/** A frame, not a fill: known already, taken back, or in need of a second look. */
export function Note({ icon, look, title, name, text, since = null, children }: Props) {
  return (
    <main class={layout.split}>
      <Sign since={since} />
      <section class={`${layout.desk} ${layout.pad}`}>
        <div class={`${css.note} ${css[look]}`}>
          <span class={css.mark}>
            <Icon name={icon} />
          </span>
          <h2>{title}</h2>
        </div>
        <div class={css.who}>
          {name && (
            <p class={css.name}>
              <bdi>{name}</bdi>
            </p>
          )}
          <p>{text}</p>
        </div>
        {children}
      </section>
    </main>
  )
}
