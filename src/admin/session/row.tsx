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
import { evidenceText } from '../words.ts'
import { MarkStatus } from './mark-status.tsx'
import session from './session.module.css'
import { lineStays, openEnd, shownFlags } from './stays.ts'

interface Props {
  row: AttendanceRow
  selected: boolean
  /** `range`: with all from the one selected last */
  select: ((attendee: string, selected: boolean, range: boolean) => void) | undefined
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
  /** what is told of it under the row is shown */
  open: boolean
  toggle: (attendee: string) => void
}

/** One attendee of a session; drawn anew only when something of it has changed. */
export const AttendeeLine = memo(function AttendeeLine(props: Props) {
  const { row, selected, start, end, until, me, href, credits, open, toggle } = props
  const flags = shownFlags(row)
  return (
    <tr class={selected ? css.sel : open ? session.opened : undefined}>
      <Choice {...props} />
      <td>
        <Link href={href}>
          <b>
            <PersonName name={row.name} />
          </b>
        </Link>
      </td>
      <td>
        <button
          type="button"
          class={session.more}
          aria-expanded={open}
          onClick={() => toggle(row.attendee)}
        >
          <MarkStatus row={row} me={me} />
          <span class="vh">: why, and what can be done</span>
        </button>
      </td>
      <td class={`${css.ln} ${css.tight} ${css.opt2}`}>
        <Line from={start} to={end} stays={lineStays(row, until)} />
      </td>
      <Times {...props} />
      <td class={`${css.opt0} ${css.opt}`}>
        <span class={session.evidence}>{evidenceText(row.evidence)}</span>
      </td>
      {credits && (
        <td class={`${css.r} ${css.nw} ${css.opt}`}>
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

function Choice({ row, selected, select }: Props) {
  if (!select) return null
  return (
    <td>
      <label class={css.cb}>
        <input
          type="checkbox"
          data-row={row.attendee}
          checked={selected}
          aria-label={`Select ${calledName(row.name)}`}
          onClick={(event) => select(row.attendee, event.currentTarget.checked, event.shiftKey)}
        />
      </label>
    </td>
  )
}

function Times({ row, zone }: Props) {
  const open = openEnd(row)
  const guessed = row.inNow && open
  return (
    <>
      <td class={`${css.r} ${css.opt}`}>
        {row.firstIn !== null && clockSeconds(row.firstIn, zone)}
      </td>
      <td class={`${css.r} ${css.opt}`}>
        {row.lastOut !== null && !open && clockSeconds(row.lastOut, zone)}
      </td>
      <td class={css.r}>
        {row.totalMs !== null &&
          (guessed ? (
            <span class={session.guess}>
              <span class="vh">up to</span>
              <span aria-hidden="true">≤</span> {hms(row.totalMs)}
            </span>
          ) : (
            <b>{hms(row.totalMs)}</b>
          ))}
        {row.visits > 1 && <span class={css.sub}>{row.visits} visits</span>}
      </td>
      <td class={css.r}>
        {row.percent !== null && (
          <span class={guessed ? session.guess : undefined}>{percentText(row.percent)}</span>
        )}
      </td>
    </>
  )
}
