import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { ProgrammeAttendanceRow } from '../../domain/api-truth.ts'
import { calledName } from '../../domain/called.ts'
import { count, hms, plural } from '../format.ts'
import { Empty } from '../parts/await.tsx'
import controls from '../parts/controls.module.css'
import { SearchField } from '../parts/field.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Status } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { useGrowing } from '../session/use-growing.ts'
import { hasWords } from '../sessions-view.ts'

type Sort = 'name' | 'total'

const orders: Record<Sort, (a: ProgrammeAttendanceRow, b: ProgrammeAttendanceRow) => number> = {
  name: (a, b) => a.name.localeCompare(b.name) || (a.attendee < b.attendee ? -1 : 1),
  total: (a, b) => b.totalMs - a.totalMs || orders.name(a, b),
}

/** Each attendee's time over all sessions, by name or by time. */
export function TotalsTable({ rows }: { rows: readonly ProgrammeAttendanceRow[] }) {
  const [typed, setTyped] = useState('')
  const [sort, setSort] = useState<Sort>('name')
  const shown = rows
    .filter(({ name, email, code }) =>
      hasWords(`${calledName(name)} ${email ?? ''} ${code ?? ''}`, typed),
    )
    .sort(orders[sort])
  const { most, end } = useGrowing(shown.length, `${sort} ${typed}`)
  return (
    <>
      <div class={controls.tools}>
        <SearchField
          label="Find attendee"
          placeholder="Name, e-mail, code"
          value={typed}
          onValue={setTyped}
        />
        <span class={controls.grow} />
        <span class={`${text.dim} ${text.small}`}>
          {count(shown.length)} of {plural(rows.length, 'attendee')}
        </span>
      </div>
      {shown.length === 0 ? (
        <Empty>Nobody by these words. Check the letters, or clear the search.</Empty>
      ) : (
        <Table caption="Time over the programme" columns={columnsOf(sort, setSort)}>
          {shown.slice(0, most).map((row) => (
            <Row key={row.attendee} row={row} />
          ))}
        </Table>
      )}
      <div ref={end} />
    </>
  )
}

const columnsOf = (sort: Sort, setSort: (sort: Sort) => void): Column[] => [
  {
    head: 'Name',
    sort: { now: sort === 'name' ? 'ascending' : 'none', change: () => setSort('name') },
  },
  { head: 'Code', class: css.opt2 },
  {
    head: 'Time spent',
    class: css.r,
    sort: { now: sort === 'total' ? 'descending' : 'none', change: () => setSort('total') },
  },
  { head: 'Sessions', class: css.opt2 },
  { head: 'State' },
]

function Row({ row }: { row: ProgrammeAttendanceRow }) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const titles = new Map(sessions.data?.map(({ id, title }) => [id, title]))
  return (
    <tr>
      <td>
        <b>
          <PersonName name={row.name} />
        </b>
        <span class={`${css.sub} ${css.small}`}>
          {row.sessions.length > 0 && `in ${plural(row.sessions.length, 'session')}`}
        </span>
      </td>
      <td class={`${css.nw} ${css.opt2}`}>{row.code}</td>
      <td class={css.r}>
        {row.sessions.length > 0 ? <b>{hms(row.totalMs)}</b> : <span class={text.dim}>–</span>}
      </td>
      <td class={css.opt2}>
        {row.sessions.map(({ session, ms }) => (
          <div key={session}>
            <Link href={paths.timeline(programme.id, session, row.attendee)}>
              <bdi>{titles.get(session) ?? 'A session'}</bdi>
            </Link>{' '}
            <span class={text.dim}>{hms(ms)}</span>
          </div>
        ))}
      </td>
      <td>
        {row.provisional && (
          <Status shape="half" tone="dim">
            To review
          </Status>
        )}
        {row.twoPlaces.length > 0 && (
          <Status shape="square" tone="at">
            Two places
          </Status>
        )}
      </td>
    </tr>
  )
}
