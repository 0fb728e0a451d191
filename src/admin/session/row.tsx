import { memo } from 'preact/compat'
import { Link } from 'wouter-preact'
import type { AttendanceRow } from '../../domain/api.ts'
import { calledName } from '../../domain/called.ts'
import { Line } from '../../ui/line.tsx'
import { CreditAmounts } from '../follow-up/credits-told.tsx'
import { clockSeconds, hms, percentText } from '../format.ts'
import { PersonName } from '../parts/person-name.tsx'
import { Flags } from '../parts/status.tsx'
import css from '../parts/table.module.css'
import { MarkStatus } from './mark-status.tsx'
import session from './session.module.css'
import { lineStays, openEnd, shownFlags } from './stays.ts'

interface Props {
  row: AttendanceRow
  selected: boolean
  select: ((attendee: string, selected: boolean) => void) | undefined
  start: number
  end: number
  /** ms UTC, at most the end: so that a session that is over draws nothing anew */
  until: number
  zone: string
  me: string
  /** its timeline */
  href: string
  /** somebody has some: there is a column for them */
  credits: boolean
}

/** One attendee of a session; drawn anew only when something of it has changed. */
export const AttendeeLine = memo(function AttendeeLine(props: Props) {
  const { row, selected, select, start, end, until, zone, me, href, credits } = props
  const open = openEnd(row)
  const flags = shownFlags(row)
  return (
    <tr class={selected ? css.sel : undefined}>
      {select && (
        <td>
          <label class={css.cb}>
            <input
              type="checkbox"
              checked={selected}
              aria-label={`Select ${calledName(row.name)}`}
              onChange={(event) => select(row.attendee, event.currentTarget.checked)}
            />
          </label>
        </td>
      )}
      <td>
        <Link href={href}>
          <b>
            <PersonName name={row.name} />
          </b>
        </Link>
      </td>
      <td>
        <MarkStatus row={row} me={me} />
      </td>
      <td class={`${css.ln} ${css.tight} ${css.opt2}`}>
        <Line from={start} to={end} stays={lineStays(row, until)} />
      </td>
      <td class={`${css.r} ${css.opt}`}>
        {row.firstIn !== null && clockSeconds(row.firstIn, zone)}
      </td>
      <td class={`${css.r} ${css.opt}`}>
        {row.lastOut !== null && !open && clockSeconds(row.lastOut, zone)}
      </td>
      <td class={css.r}>
        {row.totalMs !== null &&
          (row.inNow && open ? (
            <span class={session.guess}>
              <span class="vh">up to</span>
              <span aria-hidden="true">≤</span> {hms(row.totalMs)}
            </span>
          ) : (
            <b>{hms(row.totalMs)}</b>
          ))}
      </td>
      <td class={css.r}>
        {row.percent !== null && (
          <span class={row.inNow && open ? session.guess : undefined}>
            {percentText(row.percent)}
          </span>
        )}
      </td>
      <td class={`${css.r} ${css.opt}`}>{row.visits > 0 && row.visits}</td>
      {credits && (
        <td class={`${css.r} ${css.opt2}`}>
          <CreditAmounts credits={row.credits} />
        </td>
      )}
      <td>
        {flags.length > 0 && (
          <span class={session.flags}>
            <Flags flags={flags} />
          </span>
        )}
      </td>
    </tr>
  )
})
