import { useState } from 'preact/hooks'
import type { SessionListRow } from '../../domain/api.ts'
import { sayingOf } from '../api/failure.ts'
import { plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import controls from '../parts/controls.module.css'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { windowOf } from '../sessions-view.ts'
import { Check } from '../settings/check.tsx'
import css from './session.module.css'
import { useRemoval } from './use-removal.ts'

interface Props {
  session: SessionListRow
  chosen: string[]
  now: number
  close: () => void
  /** all are removed */
  done: () => void
}

/** Says what removing comes to, before or after the session's start, and does it (rule S4). */
export function Removing({ session, chosen, now, close, done }: Props) {
  const [reason, setReason] = useState('')
  const [tell, setTell] = useState(false)
  const removal = useRemoval(session.id)
  const saying = removal.error && sayingOf(removal.error)
  const people = plural(chosen.length, 'attendee')
  const isBefore = now < windowOf(session).start
  return (
    <form
      class={css.removing}
      onSubmit={(event) => {
        event.preventDefault()
        if (removal.isPending) return
        const wanted = { attendees: chosen, reason: reason.trim(), tell, isBefore }
        removal.mutate(wanted, { onSuccess: done })
      }}
    >
      <p>
        <b>Remove {people} from this session?</b>{' '}
        {isBefore
          ? 'It has not begun: their booking is cancelled, and who waits first in line gets the place. Who checks in nevertheless is booked again.'
          : 'It has begun: they are marked Not Attended, and their rows stay, with what was recorded. The mark can be taken back.'}
      </p>
      <Field label="Reason" maxLength={1000} value={reason} onValue={setReason} />
      {isBefore && <Check label="Tell them by mail" isOn={tell} onChange={setTell} />}
      <div class={controls.acts}>
        <Button type="submit" look="danger" icon="cross" disabled={removal.isPending}>
          {removal.isPending
            ? 'Removing …'
            : isBefore
              ? `Cancel the booking of ${people}`
              : `Mark ${people} Not Attended`}
        </Button>
        <Button onClick={close}>Keep them</Button>
      </div>
      <Refusal fact="Nobody was removed.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </form>
  )
}
