import type { KioskAct } from '../../domain/api-fleet.ts'
import { useKioskActs } from '../fleet-queries.ts'
import { clock, dayShort } from '../format.ts'
import { Await } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { actWords } from './act-words.ts'
import { UndoAct } from './undo-act.tsx'

const columns: Column[] = [
  { head: 'When' },
  { head: 'Kiosk' },
  { head: 'What' },
  { head: 'By', class: css.opt2 },
  { head: <span class="vh">Actions</span> },
]

/** The history of the kiosks: nothing that was done here goes without a row. */
export function KioskActs() {
  const { programme } = useHere()
  const acts = useKioskActs(programme.id)
  const all = acts.data?.pages.flatMap(({ items }) => items)
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>What was done to kiosks</h2>
      <Await query={{ ...acts, data: all }} what="the history">
        {(rows) =>
          rows.length === 0 ? (
            <p class={text.dim}>Nothing yet.</p>
          ) : (
            <Table caption="What was done to kiosks" columns={columns}>
              {rows.map((row) => (
                <Row key={row.n} row={row} zone={programme.timeZone} />
              ))}
            </Table>
          )
        }
      </Await>
      {acts.hasNextPage && (
        <div>
          <Button onClick={() => void acts.fetchNextPage()}>Show more</Button>
        </div>
      )}
    </section>
  )
}

function Row({ row, zone }: { row: KioskAct; zone: string }) {
  const { me } = useHere()
  const { what, why } = actWords(row, zone)
  const who =
    row.by === me.id
      ? 'You'
      : (row.byName ?? (row.by.startsWith('kiosk:') ? 'The tablet' : 'An API token'))
  return (
    <tr>
      <td class={css.nw}>
        {dayShort(row.at, zone)}, {clock(row.at, zone)}
      </td>
      <td>
        <bdi>{row.kiosk === null ? 'All' : row.kiosk.name}</bdi>
      </td>
      <td>
        {what}
        {why !== '' && (
          <span class={css.sub}>
            <bdi>{why}</bdi>
          </span>
        )}
      </td>
      <td class={css.opt2}>
        <bdi>{who}</bdi>
      </td>
      <td class={css.r}>
        <UndoAct row={row} what={what} />
      </td>
    </tr>
  )
}
