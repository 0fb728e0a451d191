import type { ComponentChildren } from 'preact'
import css from './figures.module.css'

export interface Figure {
  label: string
  value: ComponentChildren
  unit?: string
}

/** A row of figures with their names. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl class={css.figs}>
      {items.map(({ label, value, unit }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {unit && <small> {unit}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
