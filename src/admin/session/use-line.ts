import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query'
import type { SessionListRow } from '../../domain/api.ts'
import type { LineAnswer, LineRow } from '../../domain/api-bookings.ts'
import { movedInLine } from '../../domain/line.ts'
import { changeLine, fetchLine, sendBooking } from '../api/booking-calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { useTold } from './told.tsx'
import { useRows } from './use-rows.ts'

/** Beneath the session's attendance, so that whatever renews that renews it too. */
const keyOf = (programme: string, session: string) => [
  ...keys.attendance(programme, session),
  'line',
]

/** Who waits for a place; asked for only where there can be a line. */
export function useLine({ id, capacity, waiting }: SessionListRow) {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: keyOf(programme.id, id),
    queryFn: ({ signal }) => orThrow(fetchLine(call, id, signal)),
    enabled: capacity !== null || waiting > 0,
  })
}

interface Wanted {
  row: LineRow
  /** null: off the line */
  to: number | null
}

/** Moves somebody in line, or takes them off it; shows at once, and can be undone. */
export function useLineAct(session: string) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const { settle } = useRows(session)
  const { tell } = useTold()
  const queryKey = keyOf(programme.id, session)
  const undo = async ({ row, to }: Wanted) => {
    if (to === null) await orThrow(sendBooking(call, session, { attendees: [row.attendee] }))
    await orThrow(changeLine(call, session, row.attendee, row.place))
    await settle()
  }
  return useMutation({
    mutationFn: ({ row, to }: Wanted) => orThrow(changeLine(call, session, row.attendee, to)),
    onMutate: async (wanted) => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData<LineAnswer>(queryKey)
      client.setQueryData<LineAnswer>(queryKey, (now) => now && changed(now, wanted))
      return { before }
    },
    onSuccess: (_, wanted) =>
      tell({
        about: wanted.row.name,
        words:
          wanted.to === null
            ? 'taken off the waiting list'
            : `moved to number ${wanted.to} on the waiting list`,
        undo: () => undo(wanted),
      }),
    onError: (_error, _wanted, context) => client.setQueryData(queryKey, context?.before),
    onSettled: settle,
  })
}

function changed(line: LineAnswer, { row, to }: Wanted): LineAnswer {
  const byId = new Map(line.items.map((one) => [one.attendee, one]))
  const ids = line.items.map(({ attendee }) => attendee)
  const order =
    to === null ? ids.filter((id) => id !== row.attendee) : movedInLine(ids, row.attendee, to)
  const items = order.flatMap((id, n) => {
    const one = byId.get(id)
    return one ? [{ ...one, place: n + 1 }] : []
  })
  return { ...line, items }
}
