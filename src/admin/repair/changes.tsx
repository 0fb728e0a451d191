import { Link } from 'wouter-preact'
import type { AttendanceRow } from '../../domain/api.ts'
import type { RepairedRow } from '../../domain/api-truth.ts'
import { clockSeconds, hms, percentText } from '../format.ts'
import { PersonName } from '../parts/person-name.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSessions } from '../queries.ts'
import { flagWords, statusWords } from '../words.ts'
import own from './repair.module.css'

const columns: Column[] = [
  { head: 'Name' },
  { head: 'In', class: css.r },
  { head: 'Out', class: css.r },
  { head: 'Time spent', class: css.r },
  { head: '%', class: css.r },
  { head: 'Status' },
  { head: 'Flags' },
]

/** Every record that changes, before and after. */
export function Changes({
  session,
  changes,
}: {
  /** one that needs no naming */
  session: string | null
  changes: readonly RepairedRow[]
}) {
  const { programme } = useHere()
  const sessions = useSessions(programme.id)
  const zone = programme.timeZone
  const time = (at: number | null | undefined) => (at == null ? '' : clockSeconds(at, zone))
  return (
    <Table caption="Records before and after" columns={columns}>
      {byName(changes).map(({ attendee, session: of, before, after }) => (
        <tr key={`${of} ${attendee}`}>
          <td>
            <Link href={paths.timeline(programme.id, of, attendee)}>
              <b>
                <PersonName name={(after ?? before)?.name ?? attendee} />
              </b>
            </Link>
            {of !== session && (
              <span class={css.sub}>
                <bdi>{sessions.data?.find(({ id }) => id === of)?.title ?? 'Another session'}</bdi>
              </span>
            )}
          </td>
          <Cell right before={time(before?.firstIn)} after={time(after?.firstIn)} />
          <Cell right before={time(before?.lastOut)} after={time(after?.lastOut)} />
          <Cell right before={total(before)} after={total(after)} />
          <Cell right before={share(before)} after={share(after)} />
          <Cell before={status(before)} after={status(after)} />
          <Cell before={flags(before)} after={flags(after)} />
        </tr>
      ))}
    </Table>
  )
}

/** A person's records of several sessions stand together. */
const byName = (changes: readonly RepairedRow[]): RepairedRow[] =>
  [...changes].sort(
    (a, b) =>
      nameOf(a).localeCompare(nameOf(b)) ||
      (a.attendee === b.attendee ? 0 : a.attendee < b.attendee ? -1 : 1),
  )
const nameOf = ({ before, after, attendee }: RepairedRow) => (after ?? before)?.name ?? attendee

type Row = AttendanceRow | null
const total = (row: Row) => (row?.totalMs == null ? '' : hms(row.totalMs))
const share = (row: Row) => (row?.percent == null ? '' : percentText(row.percent))
const status = (row: Row) =>
  row ? `${statusWords[row.status]}${row.provisional ? ', to review' : ''}` : 'No record'
const flags = (row: Row) => (row?.flags ?? []).map((flag) => flagWords(flag).short).join(', ')

function Cell({ before, after, right }: { before: string; after: string; right?: boolean }) {
  const place = right ? css.r : undefined
  if (before === after) return <td class={place}>{before}</td>
  return (
    <td class={`${place ?? ''} ${own.changed}`}>
      {before !== '' && (
        <del>
          <span class="vh">before </span>
          {before}
        </del>
      )}
      <ins>
        <span class="vh">after </span>
        {after === '' ? (
          <>
            <span aria-hidden="true">–</span>
            <span class="vh">none</span>
          </>
        ) : (
          after
        )}
      </ins>
    </td>
  )
}
