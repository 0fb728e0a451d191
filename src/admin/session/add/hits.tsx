import type { AttendanceRow } from '../../../domain/api.ts'
import { Await } from '../../parts/await.tsx'
import { Button } from '../../parts/button.tsx'
import controls from '../../parts/controls.module.css'
import { PersonName } from '../../parts/person-name.tsx'
import text from '../../parts/text.module.css'
import { useHere } from '../../programme.ts'
import { useAttendees } from '../../queries.ts'
import type { Whom } from '../use-bookings.ts'
import css from './add.module.css'
import type { OfferWords, Place } from './offers.ts'

/** A button that adds somebody. */
export interface Offer extends OfferWords {
  busy: boolean
  act: (whom: Whom) => void
}

const mostHits = 8
const placeWords: Record<Place, string> = {
  booked: 'Booked',
  cancelled: 'Cancelled',
  waiting: 'On the waiting list',
  none: '',
}

interface Props {
  typed: string
  rows: readonly AttendanceRow[]
  line: readonly string[]
  offers: (place: Place) => Offer[]
}

/** Who on the roster has these words in name or e-mail, and what can be done with each. */
export function Hits({ typed, rows, line, offers }: Props) {
  const { programme } = useHere()
  const found = useAttendees(programme.id, typed)
  const places = new Map(rows.map((row) => [row.attendee, placeOf(row)]))
  const placeFor = (id: string): Place =>
    line.includes(id) ? 'waiting' : (places.get(id) ?? 'none')
  return (
    <Await query={found} what="the roster">
      {({ pages }) => {
        const hits = pages[0]?.items ?? []
        if (hits.length === 0) {
          return <p class={text.dim}>Nobody on the roster has these words in name or e-mail.</p>
        }
        return (
          <>
            <ul class={css.hits}>
              {hits.slice(0, mostHits).map((hit) => (
                <li key={hit.id}>
                  <span>
                    <b>
                      <PersonName name={hit.name} />
                    </b>
                    <span class={css.sub}>
                      <bdi>{[hit.email, hit.organisation].filter(Boolean).join(', ')}</bdi>
                    </span>
                  </span>
                  <span class={text.dim}>{placeWords[placeFor(hit.id)]}</span>
                  <span class={controls.acts}>
                    {offers(placeFor(hit.id)).map((offer, n) => (
                      <Button
                        key={offer.label}
                        look={n === 0 ? 'go' : 'plain'}
                        disabled={offer.busy}
                        onClick={() => offer.act(hit)}
                      >
                        {offer.label}
                        <span class="vh">: {hit.name}</span>
                      </Button>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
            {hits.length > mostHits && (
              <p class={text.dim}>More have these words. Type on to see fewer.</p>
            )}
          </>
        )
      }}
    </Await>
  )
}

function placeOf({ booking }: AttendanceRow): Place {
  if (booking === null) return 'none'
  return booking === 'cancelled' ? 'cancelled' : 'booked'
}
