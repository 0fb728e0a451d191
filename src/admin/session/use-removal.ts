import { useMutation } from '@tanstack/preact-query'
import type { AttendanceRow } from '../../domain/api.ts'
import type { RemovalsAnswer } from '../../domain/api-bookings.ts'
import { sendBooking, sendRemovals } from '../api/booking-calls.ts'
import { sendMarks } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { plural } from '../format.ts'
import { useHere } from '../programme.ts'
import { useServices } from '../services.ts'
import { marksOf } from './marks-before.ts'
import { useTold } from './told.tsx'
import { useRows } from './use-rows.ts'
import { withMark } from './view.ts'

interface Wanted {
  attendees: string[]
  reason: string
  /** tells those whose booking is cancelled by mail */
  tell: boolean
  /** the session has not begun: their bookings are cancelled */
  isBefore: boolean
}

/** Removes attendees from a session, all or nobody (rule S4); it can be undone. */
export function useRemoval(session: string) {
  const { call } = useServices()
  const { me } = useHere()
  const { show, rollBack, settle } = useRows(session)
  const { tell } = useTold()
  const undo = async ({ items }: RemovalsAnswer, rows: readonly AttendanceRow[]) => {
    const idsOf = (as: 'cancelled' | 'not-attended') =>
      items.filter(({ removed }) => removed === as).map(({ attendee }) => attendee)
    const attendees = idsOf('cancelled')
    if (attendees.length > 0) {
      await orThrow(sendBooking(call, session, { attendees, whenFull: 'book' }))
    }
    const marked = idsOf('not-attended')
    for (const one of marksOf(rows, marked)) await orThrow(sendMarks(call, session, one))
    await settle()
  }
  return useMutation({
    mutationFn: ({ attendees, reason, tell: mail }: Wanted) =>
      orThrow(
        sendRemovals(call, session, { attendees, tell: mail, ...(reason ? { reason } : {}) }),
      ),
    onMutate: ({ attendees, isBefore }) => {
      const gone = new Set(attendees)
      return show((rows) =>
        rows.map((row) => (gone.has(row.attendee) ? without(row, isBefore, me.id) : row)),
      )
    },
    onSuccess: (answer, { attendees }, before) =>
      tell({
        about: attendees,
        words: cameOut(answer),
        undo: () => undo(answer, before?.rows ?? []),
      }),
    onError: (_error, _wanted, before) => rollBack(before),
    onSettled: settle,
  })
}

function without(row: AttendanceRow, isBefore: boolean, by: string): AttendanceRow {
  if (!isBefore || row.firstIn !== null) return withMark(row, 'not-attended', by)
  return { ...row, status: 'cancelled', booking: 'cancelled' }
}

function cameOut({ items, placed }: RemovalsAnswer): string {
  const isAll = (as: string) => items.every(({ removed }) => removed === as)
  const done = isAll('cancelled')
    ? 'booking cancelled'
    : isAll('not-attended')
      ? 'marked Not Attended'
      : 'removed'
  const told = items.filter((one) => one.told).length
  const untold = items.filter((one) => one.removed === 'cancelled' && !one.told).length
  const mail = told > 0 ? `, ${told} told by mail` : ''
  const lacking = told > 0 && untold > 0 ? `, ${untold} without an e-mail address` : ''
  const places =
    placed.length > 0 ? `; ${plural(placed.length, 'place')} went to the waiting list` : ''
  return `${done}${mail}${lacking}${places}`
}
