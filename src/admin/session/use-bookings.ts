import { useMutation } from '@tanstack/preact-query'
import type { AttendanceRow } from '../../domain/api.ts'
import type { BookAnswer, NewPerson } from '../../domain/api-bookings.ts'
import { sendBooking, sendRemovals, sendSubstitution, sendWalkIn } from '../api/booking-calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { useServices } from '../services.ts'
import { useTold } from './told.tsx'
import { useRows } from './use-rows.ts'
import { withBooking } from './view.ts'

/** Somebody to book: of the roster, or new. */
export type Whom = { id: string; name: string; email: string | null } | NewPerson

interface Wanted {
  whom: Whom
  whenFull: 'wait' | 'book'
  mark?: 'attended' | undefined
  /** shown as booked before the server has said so */
  shown: boolean
}

const isNew = (whom: Whom): whom is NewPerson => !('id' in whom)

/** Books somebody for a session, marked at once where asked; it can be undone. */
export function useBooking(session: string) {
  const { call } = useServices()
  const { me } = useHere()
  const { show, rollBack, settle } = useRows(session)
  const { tell } = useTold()
  const undo = async (attendees: string[]) => {
    await orThrow(sendRemovals(call, session, { attendees, mistake: true }))
    await settle()
  }
  return useMutation({
    mutationFn: ({ whom, whenFull, mark }: Wanted) => {
      const how = { whenFull, ...(mark ? { mark } : {}) }
      return orThrow(
        isNew(whom)
          ? sendWalkIn(call, session, { person: whom, ...how })
          : sendBooking(call, session, { attendees: [whom.id], ...how }),
      )
    },
    onMutate: async ({ whom, mark, shown }) =>
      isNew(whom) || !shown
        ? undefined
        : show((rows) => withBooking(rows, whom, mark ? { mark, by: me.id } : null)),
    onSuccess: (answer, { whom, mark }) => {
      const done = cameOut(answer, mark)
      const ids = answer.items.map(({ attendee }) => attendee)
      tell(done === null ? null : { about: whom.name, words: done, undo: () => undo(ids) })
    },
    onError: (_error, _wanted, before) => rollBack(before),
    onSettled: settle,
  })
}

/** What booking came to, in words; null: nothing that could be undone. */
function cameOut({ items: [item] }: BookAnswer, mark: Wanted['mark']): string | null {
  if (!item || (item.as === 'already' && !mark)) return null
  if (item.as === 'waiting') return `on the waiting list, as number ${item.place}`
  return mark ? 'added, and marked Attended' : 'booked'
}

/** Gives the place of one attendee to another; it can be undone. */
export function useSubstitution(session: string) {
  const { call } = useServices()
  const { show, rollBack, settle } = useRows(session)
  const { tell } = useTold()
  return useMutation({
    mutationFn: ({ out, whom, tell: mail }: { out: AttendanceRow; whom: Whom; tell: boolean }) => {
      const comes = isNew(whom) ? whom : whom.id
      return orThrow(sendSubstitution(call, session, { out: out.attendee, in: comes, tell: mail }))
    },
    onMutate: ({ out }) =>
      show((rows) =>
        rows.map((row) =>
          row.attendee === out.attendee
            ? { ...row, status: 'cancelled', booking: 'cancelled' }
            : row,
        ),
      ),
    onSuccess: (done, { out, whom }) =>
      tell({
        about: whom.name,
        words: `comes instead of ${out.name}${done.told ? ', who is told by mail' : ''}`,
        undo: async () => {
          await orThrow(sendSubstitution(call, session, { out: done.in, in: done.out }))
          await settle()
        },
      }),
    onError: (_error, _wanted, before) => rollBack(before),
    onSettled: settle,
  })
}
