import * as z from 'zod/mini'
import { calledName } from '../../../src/domain/called.ts'
import { namesOf } from '../../db/attendees.ts'
import { bookingId } from '../../db/booking-id.ts'
import { bookingsOf, restoreBookings, type StoredBooking } from '../../db/bookings.ts'
import { sessionsOf } from '../../db/sessions.ts'
import { changedSince, type PlanUndo, type RowToUndo } from './plan.ts'

const Before = z.object({ cancelledAt: z.optional(z.nullable(z.int())) })
const begun =
  'Its session has begun: from then on a booking is not taken back. Mark who was not there.'

/** Sets bookings as they were before an import, as far as their sessions have not begun (rule S4). */
export const undoBookings: PlanUndo = async (ctx, { tx, programme, now }, pages) => {
  const rows = [...pages.take()].flat()
  const stored = new Map(
    (await bookingsOf(tx, programme)).map((one) => [bookingId(one.session, one.attendee), one]),
  )
  const sessions = new Map((await sessionsOf(tx, programme)).map((one) => [one.id, one.values]))
  const gone: StoredBooking[] = []
  const back: StoredBooking[] = []
  const refused: { one: StoredBooking; reason: string }[] = []
  for (const row of rows) {
    const one = stored.get(row.subject)
    const session = one && sessions.get(one.session)
    if (!one || !session) continue
    const start = Math.min(session.start, session.actualStart ?? session.start)
    if (one.cancelled !== (row.act === 'cancelled')) refused.push({ one, reason: changedSince })
    else if (row.act !== 'cancelled' && now >= start) refused.push({ one, reason: begun })
    else if (row.act === 'added') gone.push(one)
    else back.push({ ...one, cancelledAt: cancelledBefore(row) })
  }
  const names = await namesOf(
    tx,
    programme,
    refused.map(({ one }) => one.attendee),
  )
  const called = (id: string) => calledName(names.get(id)?.name ?? '')
  return {
    undone: gone.length + back.length,
    kept: refused.map(({ one, reason }) => ({
      id: bookingId(one.session, one.attendee),
      title: `${called(one.attendee)}, ${sessions.get(one.session)?.title}`,
      reason,
    })),
    act: () => restoreBookings(tx, ctx.database.dialect, programme, { gone, back }, now),
  }
}

const cancelledBefore = (row: RowToUndo): number | null =>
  z.parse(Before, JSON.parse(row.before)).cancelledAt ?? null
