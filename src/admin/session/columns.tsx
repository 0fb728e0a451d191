import css from '../parts/table.module.css'
import type { Column } from '../parts/table.tsx'
import type { Sort, SortKey } from './view.ts'

interface Head {
  /** `10:15 to 12:00` */
  window: string
  /** somebody has some */
  credits: boolean
  sort: Sort
  setSort: (sort: Sort) => void
}

/** The columns after the selection; a click orders by one, a second click turns it round. */
export function columnsOf({ window, credits, sort, setSort }: Head): Column[] {
  const by = (key: SortKey, downFirst = false): NonNullable<Column['sort']> => ({
    now: sort.key === key ? (sort.down ? 'descending' : 'ascending') : 'none',
    change: () => setSort({ key, down: sort.key === key ? !sort.down : downFirst }),
  })
  return [
    { head: 'Name', sort: by('name') },
    { head: 'Status', sort: by('status') },
    { head: window, class: css.opt2 },
    { head: 'In', class: `${css.r} ${css.opt}`, sort: by('in') },
    { head: 'Out', class: `${css.r} ${css.opt}`, sort: by('out') },
    { head: 'Time spent', class: css.r, sort: by('time', true) },
    { head: '%', class: css.r },
    { head: 'Evidence', class: `${css.opt0} ${css.opt}`, sort: by('evidence') },
    ...(credits ? [{ head: 'Credits', class: `${css.r} ${css.opt}` }] : []),
    { head: 'Flags' },
  ]
}

interface BoxProps {
  all: boolean
  change: () => void
}

/** The column that selects. */
export const boxColumn = ({ all, change }: BoxProps): Column => ({
  head: (
    <label class={css.cb}>
      <input type="checkbox" aria-label="Select all shown" checked={all} onChange={change} />
    </label>
  ),
})
