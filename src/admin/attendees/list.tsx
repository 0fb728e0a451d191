import { Link } from 'wouter-preact'
import type { AttendeeRow } from '../../domain/api.ts'
import type { AttendeePage } from '../../domain/api-people.ts'
import { Scroll } from '../parts/scroll.tsx'
import { Status } from '../parts/status.tsx'
import table from '../parts/table.module.css'
import { useKept } from '../parts/use-kept.ts'
import { useWindow } from '../parts/use-window.ts'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import css from './attendees.module.css'
import { useRosterRows } from './use-roster.ts'

/** As high as .row in attendees.module.css. */
const rowPx = 41

interface Props {
  start: AttendeePage
  query: string
  chosen: ReadonlySet<string>
  choose: (id: string, isChosen: boolean) => void
}

/** The roster, drawn only where it is in sight: 100,000 rows scroll as ten do. */
export function RosterTable({ start, query, chosen, choose }: Props) {
  const { programme } = useHere()
  const total = start.total ?? start.items.length
  const { top, from, to } = useWindow(total, rowPx)
  const rowAt = useRosterRows(programme.id, query, { from, to }, start)
  const keep = useKept()
  const places = Array.from({ length: to - from }, (_, n) => from + n)
  return (
    <Scroll class={table.scroll} label="Attendees">
      <table class={`${table.table} ${css.list}`} aria-rowcount={total + 1}>
        <caption class="vh">Attendees</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" class={css.tick}>
              <span class="vh">Chosen</span>
            </th>
            <th scope="col">Name</th>
            <th scope="col" class={`${table.opt2} ${css.code}`}>
              Code
            </th>
            <th scope="col" class={table.opt2}>
              E-mail
            </th>
            <th scope="col" class={table.opt2}>
              Organisation
            </th>
            <th scope="col" class={`${table.opt} ${css.badge}`}>
              Badge
            </th>
            <th scope="col" class={css.state}>
              State
            </th>
          </tr>
        </thead>
        <tbody ref={top}>
          <Gap rows={from} />
          {places.map((at) => {
            const attendee = rowAt(at)
            const isChosen = attendee !== undefined && chosen.has(attendee.id)
            return keep(at, [attendee, isChosen, choose], () =>
              attendee ? (
                <Row key={at} {...{ at, attendee, isChosen, choose }} />
              ) : (
                <Unread key={at} at={at} />
              ),
            )
          })}
          <Gap rows={total - to} />
        </tbody>
      </table>
    </Scroll>
  )
}

/** The room of rows that are not drawn. */
function Gap({ rows }: { rows: number }) {
  if (rows <= 0) return null
  return (
    <tr class={css.gap}>
      <td style={{ blockSize: `${rows * rowPx}px` }} />
    </tr>
  )
}

function Unread({ at }: { at: number }) {
  return (
    <tr aria-rowindex={at + 2} class={css.row}>
      <td class={table.dim}>…</td>
    </tr>
  )
}

interface RowProps {
  at: number
  attendee: AttendeeRow
  isChosen: boolean
  choose: Props['choose']
}

/** An attendee's line. */
export function Row({ at, attendee, isChosen, choose }: RowProps) {
  const { programme } = useHere()
  const { id, name, code, email, organisation, badge, active } = attendee
  return (
    <tr aria-rowindex={at + 2} class={`${css.row} ${isChosen ? table.sel : ''}`}>
      <td>
        <label class={table.cb}>
          <input
            type="checkbox"
            aria-label={`Choose ${name}`}
            checked={isChosen}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
        </label>
      </td>
      <td>
        <Link href={paths.attendee(programme.id, id)}>
          <b>
            <bdi>{name}</bdi>
          </b>
        </Link>
      </td>
      <td class={table.opt2}>{code}</td>
      <td class={table.opt2}>
        <bdi>{email}</bdi>
      </td>
      <td class={table.opt2}>
        <bdi>{organisation}</bdi>
      </td>
      <td class={table.opt}>
        {badge === null ? <span class={table.dim}>None</span> : <bdi>{badge}</bdi>}
      </td>
      <td>
        <Status shape={active ? 'full' : 'square'} tone={active ? 'in' : 'dim'}>
          {active ? 'Active' : 'Not active'}
        </Status>
      </td>
    </tr>
  )
}
