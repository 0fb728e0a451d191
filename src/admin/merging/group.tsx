import { useState } from 'preact/hooks'
import type { Duplicates } from '../../domain/api-truth.ts'
import { clock, dayMiddle } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { MergePreviewPart } from './preview.tsx'

type Group = Duplicates['groups'][number]

const columns: Column[] = [
  { head: 'Keep' },
  { head: 'Name' },
  { head: 'Code' },
  { head: 'Organisation', class: css.opt2 },
  { head: 'Came by' },
  { head: 'Since', class: css.opt },
]
const sources = { import: 'a sheet', staff: 'staff', 'walk-in': 'walk-in at a kiosk' }

/** People who may be one, side by side, and the way to make them one. */
export function DuplicateGroup({ group }: { group: Group }) {
  const { mayAct, programme } = useHere()
  const [kept, setKept] = useState(group.attendees[0]?.id ?? '')
  const [looking, setLooking] = useState(false)
  const others = group.attendees.filter(({ id }) => id !== kept).map(({ id }) => id)
  const name = group.attendees.find(({ id }) => id === kept)?.name
  const shown = mayAct ? columns : columns.slice(1)
  return (
    <section class={text.stack}>
      <div class={controls.tools}>
        <h2 class={text.h2}>
          <bdi>{group.email}</bdi>
        </h2>
        <span class={controls.grow} />
        {mayAct && (
          <Button icon="join" disabled={looking} onClick={() => setLooking(true)}>
            Merge into one …<span class="vh">: {name}</span>
          </Button>
        )}
      </div>
      <Table caption={`Attendees with the e-mail ${group.email}`} columns={shown}>
        {group.attendees.map((attendee) => (
          <tr key={attendee.id}>
            {mayAct && (
              <td>
                <label class={css.cb}>
                  <input
                    type="radio"
                    name={group.email}
                    aria-label={`Keep ${attendee.name}, ${attendee.code ?? 'without code'}`}
                    checked={attendee.id === kept}
                    onChange={() => setKept(attendee.id)}
                  />
                </label>
              </td>
            )}
            <td>
              <b>
                <bdi>{attendee.name}</bdi>
              </b>
            </td>
            <td class={css.nw}>{attendee.code}</td>
            <td class={css.opt2}>
              <bdi>{attendee.organisation}</bdi>
            </td>
            <td>{sources[attendee.source]}</td>
            <td class={`${css.opt} ${css.nw}`}>
              {dayMiddle(attendee.joinedAt, programme.timeZone)},{' '}
              {clock(attendee.joinedAt, programme.timeZone)}
            </td>
          </tr>
        ))}
      </Table>
      {looking && <MergePreviewPart others={others} into={kept} close={() => setLooking(false)} />}
    </section>
  )
}
