import type { ImportRow } from '../../domain/api.ts'
import { count } from '../format.ts'
import { Scroll } from '../parts/scroll.tsx'
import text from '../parts/text.module.css'
import css from './import.module.css'
import { columnsIn } from './view.ts'

interface Props {
  rows: readonly ImportRow[]
  /** how many rows would be written in all: the server shows the first 500 */
  all: number
}

/** What would change, cell by cell. */
export function Sheet({ rows, all }: Props) {
  const changing = rows.filter(({ act }) => act === 'added' || act === 'updated')
  if (changing.length === 0) return null
  const columns = columnsIn(changing)
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>What would change</h2>
      <Scroll class={css.wide} label="Rows that would be added or changed">
        <table class={css.sheet}>
          <caption class="vh">Rows that would be added or changed</caption>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Name</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  <bdi>{column}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changing.map((row) => (
              <Row key={row.row} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {changing.length < all && (
        <p class={`${text.dim} ${text.small}`}>
          {count(changing.length)} of {count(all)} rows shown.
        </p>
      )}
    </section>
  )
}

const shortLength = 28

/** dates and codes stay on one line */
const isShort = ({ before, after }: ImportRow['cells'][number]): boolean =>
  Math.max(before?.length ?? 0, after?.length ?? 0) <= shortLength

function Row({ row, columns }: { row: ImportRow; columns: readonly string[] }) {
  const added = row.act === 'added'
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
  return (
    <tr>
      <td>{row.row}</td>
      <td class={added ? css.ne : undefined}>{added ? 'new' : <bdi>{row.title}</bdi>}</td>
      {columns.map((column) => {
        const cell = cells.get(column)
        if (!cell) return <td key={column} class={added ? css.ne : undefined} />
        return (
          <td key={column} class={`${added ? css.ne : css.ch} ${isShort(cell) ? css.short : ''}`}>
            {!added && <del>{cell.before ?? 'empty'}</del>}
            {added ? <bdi>{cell.after}</bdi> : <ins>{cell.after ?? 'empty'}</ins>}
          </td>
        )
      })}
    </tr>
  )
}
