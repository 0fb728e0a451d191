import { Link } from 'wouter-preact'
import type { NoShow } from '../../domain/api-no-shows.ts'
import { calledName } from '../../domain/called.ts'
import { clock, dayMiddle, hms, percentText } from '../format.ts'
import { PersonName } from '../parts/person-name.tsx'
import { Status } from '../parts/status.tsx'
import table from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { WindowedRows } from '../parts/windowed.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'

const columns: Column[] = [
  { head: <span class="vh">Chosen</span> },
  { head: 'Name' },
  { head: 'Missed' },
  { head: 'Came', class: table.opt2 },
  { head: 'Booked again for', class: table.opt },
]
/** of a row of two lines, px */
const usual = 58

export const keyOf = ({ session, attendee }: NoShow): string => `${session} ${attendee}`

interface Props {
  rows: readonly NoShow[]
  chosen: ReadonlySet<string>
  choose: (rows: readonly NoShow[], isChosen: boolean) => void
}

/** Booked people who did not attend, the newest session first. */
export function NoShowList({ rows, chosen, choose }: Props) {
  const { mayAct } = useHere()
  const all = rows.length > 0 && rows.every((row) => chosen.has(keyOf(row)))
  const head = mayAct ? (
    <label class={table.cb}>
      <input
        type="checkbox"
        aria-label="Choose all that are listed"
        checked={all}
        onChange={(event) => choose(rows, event.currentTarget.checked)}
      />
    </label>
  ) : (
    <span class="vh">Chosen</span>
  )
  return (
    <Table caption="No-shows" columns={[{ head }, ...columns.slice(1)]} rows={rows.length}>
      <WindowedRows items={rows} keyOf={keyOf} columns={columns.length} usual={usual}>
        {(row, index) => (
          <Row
            key={keyOf(row)}
            row={row}
            index={index}
            isChosen={chosen.has(keyOf(row))}
            choose={choose}
          />
        )}
      </WindowedRows>
    </Table>
  )
}

interface RowProps {
  row: NoShow
  index: number
  isChosen: boolean
  choose: Props['choose']
}

function Row({ row, index, isChosen, choose }: RowProps) {
  const { programme, mayAct } = useHere()
  const { session, title, start, attendee, name, email, again } = row
  const zone = programme.timeZone
  return (
    <tr aria-rowindex={index} class={isChosen ? table.sel : undefined}>
      <td>
        {mayAct && name !== '' && (
          <label class={table.cb}>
            <input
              type="checkbox"
              aria-label={`Choose ${calledName(name)}, ${title}`}
              checked={isChosen}
              onChange={(event) => choose([row], event.currentTarget.checked)}
            />
          </label>
        )}
      </td>
      <td>
        <Link href={paths.timeline(programme.id, session, attendee)}>
          <b>
            <PersonName name={name} />
          </b>
        </Link>
        <span class={table.sub}>
          <bdi>{email}</bdi>
        </span>
      </td>
      <td>
        <Link href={paths.session(programme.id, session)}>
          <bdi>{title}</bdi>
        </Link>
        <span class={table.sub}>
          {dayMiddle(start, zone)}, {clock(start, zone)}
        </span>
      </td>
      <td class={table.opt2}>
        <Came row={row} />
      </td>
      <td class={table.opt}>
        {again && (
          <>
            <Link href={paths.session(programme.id, again.id)}>
              <bdi>{again.title}</bdi>
            </Link>
            <span class={table.sub}>
              {dayMiddle(again.start, zone)}, {clock(again.start, zone)}
            </span>
          </>
        )}
      </td>
    </tr>
  )
}

function Came({ row: { came, totalMs, percent } }: { row: NoShow }) {
  if (!came) {
    return (
      <Status shape="ring" tone="dim">
        Never
      </Status>
    )
  }
  return (
    <Status shape="half">
      {totalMs === null ? 'Checked in' : hms(totalMs)}
      {percent !== null && `, ${percentText(percent)} %`}
    </Status>
  )
}
