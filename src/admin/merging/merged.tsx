import type { Duplicates } from '../../domain/api-truth.ts'
import { calledName } from '../../domain/called.ts'
import { sayingOf } from '../api/failure.ts'
import { clock, dayShort } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Refusal } from '../parts/refusal.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { useUnmerging } from './queries.ts'

const columns: Column[] = [
  { head: 'Was' },
  { head: 'Counts as' },
  { head: 'When', class: css.opt2 },
  { head: <span class="vh">Actions</span> },
]

/** Who was merged into whom, each with its undo. */
export function Merged({ merged }: Pick<Duplicates, 'merged'>) {
  if (merged.length === 0) return null
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>Merged</h2>
      <Table caption="Merged attendees" columns={columns}>
        {merged.map((one) => (
          <Row key={one.attendee} one={one} />
        ))}
      </Table>
    </section>
  )
}

function Row({ one }: { one: Duplicates['merged'][number] }) {
  const { programme, mayAct } = useHere()
  const undo = useUnmerging()
  const zone = programme.timeZone
  const saying = undo.error && sayingOf(undo.error)
  return (
    <tr>
      <td>
        <PersonName name={one.name} />
        <span class={css.sub}>
          <bdi>{one.email}</bdi>
        </span>
      </td>
      <td>
        <b>
          <PersonName name={one.intoName} />
        </b>
        <span class={css.sub}>
          <bdi>{one.reason}</bdi>
        </span>
      </td>
      <td class={`${css.nw} ${css.opt2}`}>
        {dayShort(one.at, zone)}, {clock(one.at, zone)}
      </td>
      <td class={css.r}>
        {mayAct && (
          <Button look="text" disabled={undo.isPending} onClick={() => undo.mutate(one.attendee)}>
            Take back<span class="vh"> the merge of {calledName(one.name)}</span>
          </Button>
        )}
        <Refusal fact="Not taken back.">
          {saying ? `${saying.what} ${saying.todo}` : undefined}
        </Refusal>
      </td>
    </tr>
  )
}
