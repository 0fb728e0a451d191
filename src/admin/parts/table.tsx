import type { ComponentChildren } from 'preact'
import { Scroll } from './scroll.tsx'
import css from './table.module.css'

export interface Column {
  head: ComponentChildren
  /** names of table.module.css: `r` at the end, `opt` only where there is room */
  class?: string | undefined
  /** the column's place in the order, if it can be ordered by */
  sort?: { now: 'ascending' | 'descending' | 'none'; change: () => void }
}

interface Props {
  caption: string
  columns: readonly Column[]
  /** how many rows there are in all, where only those in sight are drawn */
  rows?: number
  /** a class of the page's own, for the widths of columns */
  look?: string | undefined
  children: ComponentChildren
}

/** A table with its heading; where it is too wide it scrolls by itself, by keyboard too. */
export function Table({ caption, columns, rows, look = '', children }: Props) {
  return (
    <Scroll class={css.scroll} label={caption}>
      <table
        class={`${css.table} ${look}`}
        aria-rowcount={rows === undefined ? undefined : rows + 1}
      >
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, sort, ...column }, n) => (
              <th
                scope="col"
                key={`column ${n + 1}`}
                class={column.class}
                aria-sort={sort && sort.now !== 'none' ? sort.now : undefined}
              >
                {sort ? (
                  <button type="button" onClick={sort.change}>
                    {head}
                  </button>
                ) : (
                  head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  )
}
