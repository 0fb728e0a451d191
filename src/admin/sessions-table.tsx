import { Link } from 'wouter-preact'
import type { SessionListRow } from '../domain/api.ts'
import { Icon } from '../ui/icon.tsx'
import { Line } from '../ui/line.tsx'
import { clock, count, dayShort } from './format.ts'
import status from './parts/status.module.css'
import { Status } from './parts/status.tsx'
import css from './parts/table.module.css'
import { type Column, Table } from './parts/table.tsx'
import { WindowedRows } from './parts/windowed.tsx'
import { paths } from './paths.ts'
import { useHere } from './programme.ts'
import { useSettings } from './queries.ts'
import widths from './sessions-table.module.css'
import { type Phase, phaseOf, windowOf } from './sessions-view.ts'

/** What is told of each session, and how. */
export const columns: Column[] = [
  { head: 'Time' },
  { head: 'Session' },
  { head: 'Room', class: css.opt2 },
  { head: 'Booked', class: `${css.r} ${css.opt2}` },
  { head: 'Checked in', class: css.r },
  { head: 'Attended', class: `${css.r} ${css.opt2}` },
  { head: 'Through the session', class: css.opt },
  { head: 'Status' },
]

interface Props {
  caption: string
  sessions: readonly SessionListRow[]
  now: number
  /** the sessions are of several days */
  withDay: boolean
  /** ids of sessions that clash with others */
  clashing: ReadonlySet<string>
}

/** Sessions, one a line; only those in sight are drawn. */
export function SessionsTable({ caption, sessions, now, withDay, clashing }: Props) {
  const { programme } = useHere()
  const { opensBeforeMs } = useSettings(programme.id)
  return (
    <Table caption={caption} columns={columns} rows={sessions.length} look={widths.sessions}>
      <WindowedRows
        items={sessions}
        keyOf={(session) => session.id}
        columns={columns.length}
        usual={usualRow}
      >
        {(session, index) => (
          <Row
            key={session.id}
            clashes={clashing.has(session.id)}
            {...{ session, index, now, withDay, opensBeforeMs }}
          />
        )}
      </WindowedRows>
    </Table>
  )
}

/** height of a row with title and presenter, px */
const usualRow = 51

interface RowProps {
  session: SessionListRow
  now: number
  withDay: boolean
  opensBeforeMs: number
  clashes: boolean
  /** its row among all, for screen readers */
  index: number
}

/** A session's line. */
export function Row({ session, now, withDay, opensBeforeMs, clashes, index }: RowProps) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const { start, end } = windowOf(session)
  const phase = phaseOf(session, now, zone, opensBeforeMs)
  const begun = now >= start
  return (
    <tr aria-rowindex={index}>
      <td class={css.nw}>
        {withDay && <span class={css.sub}>{dayShort(start, zone)}</span>}
        <b>{clock(start, zone)}</b> <span class={css.dim}>{clock(end, zone)}</span>
      </td>
      <td>
        <Link href={paths.session(programme.id, session.id)}>
          <b>
            <bdi>{session.title}</bdi>
          </b>
        </Link>
        <span class={css.sub}>
          <bdi>{session.presenters.join(', ')}</bdi>
        </span>
        <span class={`${css.sub} ${css.small}`}>
          <bdi>{session.room?.name}</bdi>
        </span>
      </td>
      <td class={css.opt2}>
        <bdi>{session.room?.name}</bdi>
      </td>
      <td class={`${css.r} ${css.opt2}`}>
        <Booked session={session} />
      </td>
      <td class={css.r}>
        {(begun || session.checkedIn > 0) &&
          (phase.name === 'now' ? <b>{count(session.checkedIn)}</b> : count(session.checkedIn))}
      </td>
      <td class={`${css.r} ${css.opt2}`}>
        {session.attended > 0 || phase.name === 'over' ? count(session.attended) : ''}
      </td>
      <td class={`${css.opt} ${css.ln}`}>
        <Line from={start} to={end} {...(begun ? { now: Math.min(now, end) } : {})} />
      </td>
      <td>
        <PhaseStatus phase={phase} />
        {clashes && (
          <span class={status.flag}>
            <Icon name="flag" />
            Clash
          </span>
        )}
      </td>
    </tr>
  )
}

/** How many are booked, of how many places, and how many wait. */
function Booked({ session: { booked, capacity, waiting } }: { session: SessionListRow }) {
  const isFull = capacity !== null && booked >= capacity
  return (
    <>
      {count(booked)}
      {capacity !== null && <span class={css.dim}> of {count(capacity)}</span>}
      {isFull && (
        <span class={css.sub}>{waiting > 0 ? `full, ${count(waiting)} wait` : 'full'}</span>
      )}
    </>
  )
}

/** The phase with its mark. */
export function PhaseStatus({ phase }: { phase: Phase }) {
  if (phase.name === 'now') return <Status shape="full">{phase.words}</Status>
  if (phase.name === 'open') return <Status shape="half">{phase.words}</Status>
  if (phase.name === 'over') {
    return (
      <Status shape="square" tone="dim">
        {phase.words}
      </Status>
    )
  }
  return (
    <Status shape={phase.name === 'cancelled' ? 'cross' : 'ring'} tone="dim">
      {phase.words}
    </Status>
  )
}
