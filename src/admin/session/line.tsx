import type { LineAnswer, LineRow } from '../../domain/api-bookings.ts'
import { sayingOf } from '../api/failure.ts'
import { clock, dayShort } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'
import css from './session.module.css'
import { useBooking } from './use-bookings.ts'
import { useLineAct } from './use-line.ts'

interface Props {
  session: string
  line: LineAnswer
}

/** Who waits for a place, first to last; staff may book them beyond the capacity, move them, take them off. */
export function WaitingLine({ session, line }: Props) {
  const { mayAct, programme } = useHere()
  const act = useLineAct(session)
  const booking = useBooking(session)
  const error = act.error ?? booking.error
  const saying = error && sayingOf(error)
  if (line.items.length === 0) return null
  const busy = act.isPending || booking.isPending
  const book = ({ attendee: id, name, email }: LineRow) =>
    booking.mutate({ whom: { id, name, email }, whenFull: 'book', shown: true })
  return (
    <section>
      <h2>Waiting list</h2>
      <p class={css.by}>
        {line.stands
          ? 'A place that becomes free goes to the first in line, with a mail.'
          : 'The session has begun or is cancelled: places are no longer given out by the line.'}
      </p>
      <ol class={css.line}>
        {line.items.map((row) => (
          <li key={row.attendee}>
            <span class={css.place}>{row.place}</span>
            <span>
              <b>
                <PersonName name={row.name} />
              </b>
              <span class={css.by}>
                since {dayShort(row.since, programme.timeZone)},{' '}
                {clock(row.since, programme.timeZone)}
              </span>
              {mayAct && (
                <span class={css.lineActs}>
                  <Button look="text" disabled={busy} onClick={() => book(row)}>
                    Book<span class="vh"> {row.name} beyond the capacity</span>
                  </Button>
                  {row.place > 1 && (
                    <Button
                      look="text"
                      disabled={busy}
                      onClick={() => act.mutate({ row, to: row.place - 1 })}
                    >
                      Up<span class="vh">: {row.name}</span>
                    </Button>
                  )}
                  <Button look="text" disabled={busy} onClick={() => act.mutate({ row, to: null })}>
                    Take off<span class="vh">: {row.name}</span>
                  </Button>
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <Refusal fact="Not done.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
    </section>
  )
}
