import { Fragment } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import type { AttendanceRow, SessionListRow } from '../../domain/api.ts'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { windowOf } from '../sessions-view.ts'
import { boxColumn, columnsOf } from './columns.tsx'
import { AttendeeLine } from './row.tsx'
import { RowMore } from './row-more.tsx'
import { openEnd } from './stays.ts'
import type { useSelection } from './use-selection.ts'
import type { Sort } from './view.ts'

interface Props extends ReturnType<typeof useSelection> {
  session: SessionListRow
  rows: readonly AttendanceRow[]
  /** of all that the filter leaves */
  ids: readonly string[]
  /** the session's hours */
  heading: string
  /** somebody has some: there is a column for them */
  credits: boolean
  sort: Sort
  setSort: (sort: Sort) => void
  now: number
  waitsFor: string | null
  substitute: (row: AttendanceRow) => void
  remove: (attendee: string) => void
}

/** Attendees, one a line; more of one of them opens under it. */
export function AttendeesTable(props: Props) {
  const { session, rows, ids, heading, chosen, select, selectAll, sort, setSort, now, credits } =
    props
  const { programme, me, mayAct } = useHere()
  const [opened, setOpened] = useState<string | null>(null)
  const toggle = useCallback(
    (attendee: string) => setOpened((before) => (before === attendee ? null : attendee)),
    [],
  )
  const { start, end } = windowOf(session)
  const allChosen = ids.length > 0 && ids.every((id) => chosen.has(id))
  const others = columnsOf({ window: heading, credits, sort, setSort })
  const box = boxColumn({ all: allChosen, change: () => selectAll(allChosen ? [] : ids) })
  const columns = mayAct ? [box, ...others] : others
  return (
    <Table caption="Attendees of the session" columns={columns}>
      {rows.map((row) => {
        const timeline = paths.timeline(programme.id, session.id, row.attendee)
        const open = opened === row.attendee
        return (
          <Fragment key={row.attendee}>
            <AttendeeLine
              {...{ row, start, end, credits, open, toggle }}
              selected={chosen.has(row.attendee)}
              select={mayAct ? select : undefined}
              until={openEnd(row) ? Math.min(now, end) : end}
              zone={programme.timeZone}
              me={me.id}
              href={timeline}
            />
            {open && (
              <RowMore
                {...{ row, now, end, timeline }}
                session={session.id}
                columns={columns.length}
                waitsFor={props.waitsFor}
                substitute={props.substitute}
                remove={props.remove}
              />
            )}
          </Fragment>
        )
      })}
    </Table>
  )
}
