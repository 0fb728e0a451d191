import { Link } from 'wouter-preact'
import type { AttendeeSession } from '../../domain/api-people.ts'
import { CreditAmounts } from '../follow-up/credits-told.tsx'
import { clock, dayShort, hms, percentText } from '../format.ts'
import { Flags } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { expiryNote } from '../session/mark-status.tsx'

const columns: Column[] = [
  { head: 'Session' },
  { head: 'When', class: css.opt2 },
  { head: 'Status' },
  { head: 'In', class: `${css.opt} ${css.r}` },
  { head: 'Out', class: `${css.opt} ${css.r}` },
  { head: 'Time', class: css.r },
  { head: '%', class: css.r },
  { head: 'Credits', class: css.r },
]
const words = {
  booked: 'Booked',
  pending: 'Pending',
  attended: 'Attended',
  'not-attended': 'Not attended',
  cancelled: 'Cancelled',
}

/** The sessions of a person, each with its time; every one opens into its timeline. */
export function AttendeeSessions({
  attendee,
  sessions,
}: {
  attendee: string
  sessions: readonly AttendeeSession[]
}) {
  if (sessions.length === 0) {
    return <p class={text.dim}>No booking and no tap yet: a check-in at a kiosk is enough.</p>
  }
  return (
    <Table caption="Sessions of this attendee" columns={columns}>
      {sessions.map((one) => (
        <Row key={one.session} attendee={attendee} one={one} />
      ))}
    </Table>
  )
}

function Row({ attendee, one }: { attendee: string; one: AttendeeSession }) {
  const { programme } = useHere()
  const zone = programme.timeZone
  const at = (time: number | null) => (time === null ? '–' : clock(time, zone))
  return (
    <tr>
      <td>
        <Link href={paths.timeline(programme.id, one.session, attendee)}>
          <b>
            <bdi>{one.title}</bdi>
          </b>
        </Link>
        <span class={css.sub}>
          <bdi>{one.room?.name}</bdi>
        </span>
      </td>
      <td class={`${css.opt2} ${css.nw}`}>
        {dayShort(one.start, zone)}, {clock(one.start, zone)}–{clock(one.end, zone)}
      </td>
      <td>
        {words[one.status]}
        {one.provisional && <span class={css.sub}>provisional</span>}
        {one.expiry && one.validUntil && (
          <span class={css.sub}>{expiryNote(one.expiry, one.validUntil)}</span>
        )}{' '}
        <Flags flags={one.flags} />
      </td>
      <td class={`${css.opt} ${css.r}`}>{at(one.firstIn)}</td>
      <td class={`${css.opt} ${css.r}`}>{at(one.lastOut)}</td>
      <td class={css.r}>{one.totalMs === null ? '–' : hms(one.totalMs)}</td>
      <td class={css.r}>{one.percent === null ? '–' : percentText(one.percent)}</td>
      <td class={`${css.r} ${css.nw}`}>
        <CreditAmounts credits={one.credits} />
      </td>
    </tr>
  )
}
