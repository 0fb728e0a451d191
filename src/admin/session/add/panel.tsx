import { useState } from 'preact/hooks'
import type { AttendanceRow, SessionListRow } from '../../../domain/api.ts'
import { calledName } from '../../../domain/called.ts'
import { sayingOf } from '../../api/failure.ts'
import { Button } from '../../parts/button.tsx'
import controls from '../../parts/controls.module.css'
import { SearchField } from '../../parts/field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import text from '../../parts/text.module.css'
import { Check } from '../../settings/check.tsx'
import { useRested } from '../../use-rested.ts'
import { useBooking, useSubstitution, type Whom } from '../use-bookings.ts'
import css from './add.module.css'
import { Hits, type Offer } from './hits.tsx'
import { Newcomer } from './newcomer.tsx'
import { fullWords, offersOf, type Place } from './offers.ts'

interface Props {
  session: SessionListRow
  rows: readonly AttendanceRow[]
  /** ids of those in line, first to last */
  line: readonly string[]
  now: number
  /** in whose place they come; null: beside all others */
  out: AttendanceRow | null
  close: () => void
}

/** Finds somebody on the roster, or takes somebody new, and books them: also in another's place. */
export function AddPanel(props: Props) {
  const { session, now, out, close } = props
  const [typed, setTyped] = useState('')
  const [isNew, setIsNew] = useState(false)
  const [beyond, setBeyond] = useState(false)
  const rested = useRested(typed.trim())
  const adding = useAdding(props, beyond, () => {
    // what was typed since, for the next one, stays
    setTyped((latest) => (latest === typed ? '' : latest))
    setIsNew(false)
    if (out) close()
  })
  const full = out ? null : fullWords(session, props.line.length, now)
  return (
    <section class={css.panel} aria-labelledby="add-attendee">
      <div class={controls.tools}>
        <h2 id="add-attendee" class={text.h2}>
          {out ? (
            <>
              Who comes instead of <bdi>{calledName(out.name)}</bdi>?
            </>
          ) : (
            'Add an attendee'
          )}
        </h2>
        <span class={controls.grow} />
        <Button onClick={close}>Close</Button>
      </div>
      {full && (
        <p class={css.full}>
          {full} <Check label="Book beyond the capacity" isOn={beyond} onChange={setBeyond} />
        </p>
      )}
      {out && <Check label="Tell them by mail" isOn={adding.tell} onChange={adding.setTell} />}
      <Refusal fact="Nobody was added.">{adding.saying}</Refusal>
      {isNew ? (
        <Newcomer typed={typed} offers={adding.offers(null)} back={() => setIsNew(false)} />
      ) : (
        <>
          <SearchField
            label="Find somebody on the roster"
            placeholder="Name or e-mail"
            value={typed}
            onValue={setTyped}
          />
          {rested !== '' && (
            <Hits typed={rested} rows={props.rows} line={props.line} offers={adding.offers} />
          )}
          <p>
            <Button look="text" onClick={() => setIsNew(true)}>
              Not on the roster: add somebody new
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

/** What can be done with whom, and doing it. */
function useAdding({ session, now, out }: Props, beyond: boolean, done: () => void) {
  const booking = useBooking(session.id)
  const substitution = useSubstitution(session.id)
  const [tell, setTell] = useState(false)
  const error = out ? substitution.error : booking.error
  const saying = error && sayingOf(error)
  const busy = booking.isPending || substitution.isPending
  const offers = (place: Place | null): Offer[] =>
    offersOf({ session, now, isSubstitute: out !== null, beyond, place }).map((offer) => ({
      ...offer,
      busy,
      act: (whom: Whom) => {
        if (busy) return
        if (out) return substitution.mutate({ out, whom, tell }, { onSuccess: done })
        const { whenFull, mark, shown } = offer
        booking.mutate({ whom, whenFull, mark, shown }, { onSuccess: done })
      },
    }))
  return { tell, setTell, offers, saying: saying ? `${saying.what} ${saying.todo}` : undefined }
}
