import { Link } from 'wouter-preact'
import type { AttendanceRow } from '../../domain/api.ts'
import { sayingOf } from '../api/failure.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import css from './session.module.css'
import { useBooking } from './use-bookings.ts'
import { useMarks } from './use-marks.ts'
import { whyWords } from './why.ts'

interface Props {
  session: string
  row: AttendanceRow
  columns: number
  now: number
  end: number
  /** `not complete: right door has not reported yet`: what automatic marks wait for; null: nothing */
  waitsFor: string | null
  timeline: string
  /** asks who comes instead */
  substitute: (row: AttendanceRow) => void
  /** asks whether they are to be removed */
  remove: (attendee: string) => void
}

/** Under a row: why its status is what it is, and what can be done. */
export function RowMore(props: Props) {
  const { row, columns, now, end, waitsFor, timeline } = props
  const { mayAct, me } = useHere()
  const reasons = whyWords(row, { me: me.id, isOver: now >= end, waitsFor })
  return (
    <tr class={css.under}>
      <td colSpan={columns}>
        <div class={css.seen}>
          <dl class={css.why}>
            {reasons.map(({ what, words }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          <div class={controls.tools}>
            {mayAct && <Acts {...props} />}
            <Link class={css.plain} href={timeline}>
              Timeline
            </Link>
          </div>
        </div>
      </td>
    </tr>
  )
}

function Acts({ session, row, substitute, remove }: Props) {
  const marks = useMarks(session)
  const booking = useBooking(session)
  const error = marks.error ?? booking.error
  const saying = error && sayingOf(error)
  const byPerson = row.markedBy !== null && row.markedBy !== 'auto'
  const mark = (as: 'attended' | 'not-attended' | null) =>
    marks.mutate({ attendees: [row.attendee], mark: as })
  const { attendee: id, name, email } = row
  const isBooked = row.booking === 'booked'
  return (
    <>
      {row.status !== 'attended' && (
        <Button icon="tick" disabled={marks.isPending} onClick={() => mark('attended')}>
          Attended
        </Button>
      )}
      {row.status !== 'not-attended' && (
        <Button icon="cross" disabled={marks.isPending} onClick={() => mark('not-attended')}>
          Not Attended
        </Button>
      )}
      {byPerson && (
        <Button icon="undo" disabled={marks.isPending} onClick={() => mark(null)}>
          Take mark back
        </Button>
      )}
      {row.booking === 'cancelled' && (
        <Button
          icon="plus"
          disabled={booking.isPending}
          onClick={() =>
            booking.mutate({ whom: { id, name, email }, whenFull: 'wait', shown: false })
          }
        >
          Book again
        </Button>
      )}
      {isBooked && row.firstIn === null && (
        <Button icon="person" onClick={() => substitute(row)}>
          Substitute
        </Button>
      )}
      {isBooked && (
        <Button look="text" onClick={() => remove(id)}>
          Remove
        </Button>
      )}
      <Refusal fact="Not done.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </>
  )
}
