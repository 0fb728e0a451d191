import { useCallback, useMemo, useState } from 'preact/hooks'
import type { AttendanceRow, SessionListRow } from '../../domain/api.ts'
import { clock, count } from '../format.ts'
import { Empty } from '../parts/await.tsx'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { SearchField, Select } from '../parts/field.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { windowOf } from '../sessions-view.ts'
import { statusWords } from '../words.ts'
import { MarkBar } from './mark-bar.tsx'
import { AttendeeLine } from './row.tsx'
import { openEnd } from './stays.ts'
import { hasProblem, type Problem, problemWords } from './to-sort-out.ts'
import { useGrowing } from './use-growing.ts'
import { type Filter, filtered, type Sort, type SortKey, sorted } from './view.ts'

const statuses: readonly (readonly [Filter['status'], string])[] = [
  ['', 'Any status'],
  ['in-now', 'In now'],
  ['attended', statusWords.attended],
  ['not-attended', statusWords['not-attended']],
  ['pending', statusWords.pending],
  ['booked', statusWords.booked],
  ['cancelled', statusWords.cancelled],
  ['flagged', 'With a flag'],
]

interface Props {
  session: SessionListRow
  rows: readonly AttendanceRow[]
  now: number
  /** only those with it are shown */
  problem: Problem | null
  showAll: () => void
}

/** Who came to a session: to find, order, select and mark. */
export function SessionAttendees({ session, rows: all, now, problem, showAll }: Props) {
  const { programme, me, mayAct } = useHere()
  const [filter, setFilter] = useState<Filter>({ typed: '', status: '' })
  const [sort, setSort] = useState<Sort>({ key: 'name', down: false })
  const rows = useMemo(
    () => (problem ? all.filter((row) => hasProblem(row, problem.kind)) : all),
    [all, problem],
  )
  const { chosen, select, selectAll } = useSelection(rows)
  const shown = useMemo(() => sorted(filtered(rows, filter), sort), [rows, filter, sort])
  const { most, end } = useGrowing(shown.length, JSON.stringify([filter, sort]))
  const { start, end: over } = windowOf(session)
  const zone = programme.timeZone
  const allChosen = shown.length > 0 && shown.every(({ attendee }) => chosen.has(attendee))
  const credits = useMemo(() => all.some((row) => row.credits !== undefined), [all])
  const columns = columnsOf(`${clock(start, zone)} to ${clock(over, zone)}`, sort, {
    setSort,
    credits,
  })
  const first: Column = {
    head: (
      <label class={css.cb}>
        <input
          type="checkbox"
          aria-label="Select all shown"
          checked={allChosen}
          onChange={() => selectAll(allChosen ? [] : shown)}
        />
      </label>
    ),
  }
  return (
    <section class={text.stack}>
      <div class={controls.tools}>
        <h2 class={text.h2}>{problem ? problemWords(problem) : 'Attendees'}</h2>
        {problem && (
          <Button look="text" onClick={showAll}>
            Show all attendees
          </Button>
        )}
        <span class={controls.grow} />
        <SearchField
          label="Find attendee"
          placeholder="Name, e-mail, code"
          value={filter.typed}
          onValue={(typed) => setFilter({ ...filter, typed })}
        />
        <Select
          label="Status"
          value={filter.status}
          options={statuses}
          onValue={(status) => setFilter({ ...filter, status })}
        />
      </div>
      {shown.length === 0 ? (
        <Empty>
          {rows.length === 0
            ? 'Nobody is booked and nobody has checked in. Taps at the room’s kiosks come by themselves.'
            : 'Nobody with these words and this status. Clear the search, or choose any status.'}
        </Empty>
      ) : (
        <Table caption="Attendees of the session" columns={mayAct ? [first, ...columns] : columns}>
          {shown.slice(0, most).map((row) => (
            <AttendeeLine
              key={row.attendee}
              row={row}
              selected={chosen.has(row.attendee)}
              select={mayAct ? select : undefined}
              start={start}
              end={over}
              until={openEnd(row) ? Math.min(now, over) : over}
              zone={zone}
              me={me.id}
              credits={credits}
              href={paths.timeline(programme.id, session.id, row.attendee)}
            />
          ))}
        </Table>
      )}
      <div ref={end} />
      <MarkBar session={session} now={now} chosen={[...chosen]} done={() => selectAll([])}>
        {count(Math.min(most, shown.length))} of {count(rows.length)} shown
      </MarkBar>
    </section>
  )
}

/** Who is selected; somebody who has gone from the list is selected no more. */
function useSelection(rows: readonly AttendanceRow[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(
    () => new Set(rows.flatMap(({ attendee }) => (picked.has(attendee) ? [attendee] : []))),
    [rows, picked],
  )
  const select = useCallback((attendee: string, selected: boolean) => {
    setPicked((before) => {
      const after = new Set(before)
      if (selected) after.add(attendee)
      else after.delete(attendee)
      return after
    })
  }, [])
  const selectAll = (some: readonly AttendanceRow[]) =>
    setPicked(new Set(some.map(({ attendee }) => attendee)))
  return { chosen, select, selectAll }
}

/** The columns after the selection; a click orders by one, a second click turns it round. */
interface Given {
  setSort: (sort: Sort) => void
  /** somebody has some */
  credits: boolean
}

function columnsOf(window: string, sort: Sort, { setSort, credits }: Given): Column[] {
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
    { head: 'Visits', class: `${css.r} ${css.opt}`, sort: by('visits', true) },
    ...(credits ? [{ head: 'Credits', class: `${css.r} ${css.opt2}` }] : []),
    { head: 'Flags' },
  ]
}
