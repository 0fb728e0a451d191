import { useMemo, useState } from 'preact/hooks'
import type { ImportRow } from '../../domain/api.ts'
import { count } from '../format.ts'
import controls from '../parts/controls.module.css'
import { SearchField, Segment } from '../parts/field.tsx'
import text from '../parts/text.module.css'
import { useWindow } from '../parts/use-window.ts'
import css from './import.module.css'
import type { What } from './kinds.ts'
import { columnsIn, matchesRow } from './view.ts'

interface Props {
  what: What
  rows: readonly ImportRow[]
  /** how many rows would be written in all: the server shows the first 5,000 */
  all: number
}

/** What a row is about, as a word that no column of a file has. */
const oneOf: Record<What, string> = {
  sessions: 'Session',
  attendees: 'Attendee',
  bookings: 'Booking',
}

type Filter = 'all' | 'added' | 'updated'

/** What would change, cell by cell: before and after. */
export function Sheet({ what, rows, all }: Props) {
  const [filter, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const changing = useMemo(
    () => rows.filter(({ act }) => act === 'added' || act === 'updated'),
    [rows],
  )
  const shown = useMemo(
    () =>
      changing.filter(
        (row) => (filter === 'all' || row.act === filter) && matchesRow(row, typed.trim()),
      ),
    [changing, filter, typed],
  )
  if (changing.length === 0) return null
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>What would change</h2>
      {changing.length > few && (
        <div class={controls.tools}>
          <Segment
            label="Which rows"
            value={filter}
            options={[
              ['all', 'All'],
              ['added', 'New'],
              ['updated', 'Changed'],
            ]}
            onValue={setFilter}
          />
          <SearchField
            label="Search the rows"
            placeholder="Name or any cell"
            value={typed}
            onValue={setTyped}
          />
          <span class={controls.grow} />
          <output class={`${text.dim} ${text.small}`}>
            {count(shown.length)} of {count(all)} rows
            {changing.length < all && shown.length === changing.length ? ', the first ones' : ''}
          </output>
        </div>
      )}
      {shown.length > 0 ? (
        <Rows key={`${filter} ${typed}`} one={oneOf[what]} rows={shown} />
      ) : (
        <p class={text.dim}>No row with these words. Clear the search to see all.</p>
      )}
    </section>
  )
}

const few = 5
const rowPx = 48

/** The rows in a box of their own, of which only those in sight are drawn. */
function Rows({ one, rows }: { one: string; rows: readonly ImportRow[] }) {
  const columns = useMemo(() => columnsIn(rows), [rows])
  const { top, from, to } = useWindow(rows.length, rowPx)
  return (
    <section class={css.box} aria-label="Rows that would be added or changed" {...scrolls}>
      <table class={css.sheet} aria-rowcount={rows.length + 1}>
        <caption class="vh">Rows that would be added or changed</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Row</th>
            <th scope="col">{one}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                <bdi>{column}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={top}>
          <Gap rows={from} columns={columns.length + 2} />
          {rows.slice(from, to).map((row, n) => (
            <Row key={row.row} row={row} index={from + n + 2} columns={columns} />
          ))}
          <Gap rows={rows.length - to} columns={columns.length + 2} />
        </tbody>
      </table>
    </section>
  )
}

// a box that scrolls is reached by keyboard
const scrolls = { tabIndex: 0 }

/** Stands for rows that are out of sight. */
function Gap({ rows, columns }: { rows: number; columns: number }) {
  if (rows <= 0) return null
  return (
    <tr class={css.gap}>
      <td colSpan={columns} style={{ blockSize: `${rows * rowPx}px` }} />
    </tr>
  )
}

interface RowProps {
  row: ImportRow
  index: number
  columns: readonly string[]
}

function Row({ row, index, columns }: RowProps) {
  const added = row.act === 'added'
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
  return (
    <tr aria-rowindex={index}>
      <td>{row.row}</td>
      <td class={added ? css.ne : undefined} title={row.title}>
        {added ? 'new' : <bdi>{row.title}</bdi>}
      </td>
      {columns.map((column) => {
        const cell = cells.get(column)
        if (!cell) return <td key={column} class={added ? css.ne : undefined} />
        const { before, after } = cell
        return (
          <td
            key={column}
            class={added ? css.ne : css.ch}
            title={added ? (after ?? '') : `${before ?? 'empty'} → ${after ?? 'empty'}`}
          >
            {!added && <del>{before ?? 'empty'}</del>}
            {added ? <bdi>{after}</bdi> : <ins>{after ?? 'empty'}</ins>}
          </td>
        )
      })}
    </tr>
  )
}
