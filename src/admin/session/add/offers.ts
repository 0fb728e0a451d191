import type { SessionListRow } from '../../../domain/api.ts'
import { doesLineStand, freePlaces } from '../../../domain/line.ts'
import { plural } from '../../format.ts'
import { windowOf } from '../../sessions-view.ts'

/** How somebody stands in a session before they are added. */
export type Place = 'booked' | 'cancelled' | 'waiting' | 'none'

export interface OfferWords {
  label: string
  whenFull: 'wait' | 'book'
  mark: 'attended' | undefined
  /** it will be seen as booked at once */
  shown: boolean
}

interface Asked {
  session: SessionListRow
  now: number
  /** they take another's place */
  isSubstitute: boolean
  /** book beyond the capacity, knowingly */
  beyond: boolean
  /** null: somebody new */
  place: Place | null
}

/** What a person may do with somebody: none where they are booked already. */
export function offersOf({ session, now, isSubstitute, beyond, place }: Asked): OfferWords[] {
  if (place === 'booked') return []
  if (isSubstitute) {
    return [{ label: 'Takes the place', whenFull: 'book', mark: undefined, shown: true }]
  }
  const waits = isFull(session, now) && !beyond
  if (waits && place === 'waiting') return []
  const plain: OfferWords = waits
    ? { label: 'Put on the waiting list', whenFull: 'wait', mark: undefined, shown: false }
    : { label: 'Book', whenFull: beyond ? 'book' : 'wait', mark: undefined, shown: true }
  if (now < windowOf(session).start) return [plain]
  const marked: OfferWords = {
    label: 'Book, mark Attended',
    whenFull: 'book',
    mark: 'attended',
    shown: true,
  }
  return now >= windowOf(session).end ? [marked, plain] : [plain, marked]
}

/** That a session is full and what that means; null: it is not, or it has begun. */
export function fullWords(session: SessionListRow, waiting: number, now: number): string | null {
  if (!isFull(session, now)) return null
  const { booked, capacity } = session
  const places = plural(capacity ?? 0, 'place')
  const over = booked > (capacity ?? 0) ? `, ${booked} are booked` : ''
  return `It is full: ${places}${over}. Who is added waits, as number ${waiting + 1} in line.`
}

function isFull(session: SessionListRow, now: number): boolean {
  return doesLineStand(session, now) && freePlaces(session.capacity, session.booked) === 0
}
