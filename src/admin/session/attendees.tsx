import { useCallback, useMemo, useState } from 'preact/hooks'
import type { AttendanceRow, SessionListRow } from '../../domain/api.ts'
import { clock, count } from '../format.ts'
import { Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import text from '../parts/text.module.css'
import { useHere } from '../programme.ts'
import { windowOf } from '../sessions-view.ts'
import { AddPanel } from './add/panel.tsx'
import { useTableKeys } from './keyboard.ts'
import { MarkBar } from './mark-bar.tsx'
import { AttendeesTable } from './table.tsx'
import { hasProblem, type Problem } from './to-sort-out.ts'
import { AttendeeTools } from './tools.tsx'
import { useGrowing } from './use-growing.ts'
import { type Marking, useMarks } from './use-marks.ts'
import { useSelection } from './use-selection.ts'
import { type Filter, filtered, type Sort, sorted } from './view.ts'

interface Props {
  session: SessionListRow
  rows: readonly AttendanceRow[]
  /** ids of those in line, first to last */
  line: readonly string[]
  now: number
  /** what automatic marks wait for; null: nothing */
  waitsFor: string | null
  /** only those with it are shown */
  problem: Problem | null
  showAll: () => void
}

/** Who came to a session: to find, order, add, select and mark. */
export function SessionAttendees(props: Props) {
  const { session, rows: all, line, now, waitsFor, problem, showAll } = props
  const { programme, mayAct } = useHere()
  const [filter, setFilter] = useState<Filter>({ typed: '', status: '' })
  const [sort, setSort] = useState<Sort>({ key: 'name', down: false })
  const [adding, setAdding] = useState<Adding>(null)
  const [removing, setRemoving] = useState(false)
  const rows = useMemo(
    () => (problem ? all.filter((row) => hasProblem(row, problem.kind)) : all),
    [all, problem],
  )
  const shown = useMemo(() => sorted(filtered(rows, filter), sort), [rows, filter, sort])
  const ids = useMemo(() => shown.map(({ attendee }) => attendee), [shown])
  const { chosen, select, selectAll } = useSelection(rows, ids)
  const credits = useMemo(() => all.some((row) => row.credits !== undefined), [all])
  const { most, end } = useGrowing(shown.length, JSON.stringify([filter, sort]))
  const marks = useMarks(session.id)
  const mark = (as: Marking['mark'], reason = '') => {
    const marking = { attendees: [...chosen], mark: as, ...(reason ? { reason } : {}) }
    if (!marks.isPending) marks.mutate(marking, { onSuccess: () => selectAll([]) })
  }
  const remove = useCallback(
    (attendee: string) => {
      selectAll([attendee])
      setRemoving(true)
    },
    [selectAll],
  )
  const substitute = useCallback((out: AttendanceRow) => setAdding({ out }), [])
  const section = useTableKeys({ some: mayAct && chosen.size > 0, mark, select })
  const window = windowOf(session)
  return (
    <section class={text.stack} ref={section}>
      <AttendeeTools {...{ rows, filter, setFilter, problem, showAll }}>
        {mayAct && (
          <Button icon="plus" onClick={() => setAdding({ out: null })}>
            Add attendee
          </Button>
        )}
      </AttendeeTools>
      {adding && (
        <AddPanel
          key={adding.out?.attendee ?? ''}
          {...{ session, rows: all, line, now, out: adding.out, close: () => setAdding(null) }}
        />
      )}
      {shown.length === 0 ? (
        <Empty>
          {rows.length === 0
            ? 'Nobody is booked and nobody has checked in. Taps at the room’s kiosks come by themselves.'
            : 'Nobody with these words and this status. Clear the search, or choose any status.'}
        </Empty>
      ) : (
        <AttendeesTable
          {...{ session, chosen, select, selectAll, sort, setSort, substitute, remove }}
          {...{ now, waitsFor, ids, credits }}
          rows={shown.slice(0, most)}
          heading={`${clock(window.start, programme.timeZone)} to ${clock(window.end, programme.timeZone)}`}
        />
      )}
      <div ref={end} />
      <MarkBar
        {...{ session, now, rows: all, marks, mark, removing, setRemoving }}
        chosen={[...chosen]}
        done={() => selectAll([])}
      >
        {count(Math.min(most, shown.length))} of {count(rows.length)} shown
      </MarkBar>
    </section>
  )
}

/** Somebody is to be added, in another's place where `out` says so. */
type Adding = { out: AttendanceRow | null } | null
