import type { Removed } from '../../src/domain/api-truth.ts'
import { reconcile } from '../../src/domain/reconcile.ts'
import { removalOf } from '../../src/domain/removal.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { cancelBookings } from '../db/bookings.ts'
import { lockRecords, markDirty } from '../db/dirty.ts'
import { loadEvidence } from '../db/evidence.ts'
import { appendMarks } from '../db/marks.ts'
import { mergedInto } from '../db/merges.ts'
import { loadSchedule } from '../db/schedule.ts'
import { lockEvidence } from '../db/taps.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { needSession } from './acts.ts'

/**
 * Removes an attendee from a session (rule S4): before its start the booking is cancelled, from then on
 * the attendee is marked Not Attended and the row stays. Who is cancelled already stays so, and nothing
 * is written.
 * @throws HttpProblem `not-found` where there is no such session, or the attendee is not in it
 */
export async function removeFromSession(
  ctx: Context,
  { session, attendee }: { session: string; attendee: string },
  reason: string | null,
  by: string,
): Promise<Removed> {
  const at = ctx.clock()
  const { dialect } = ctx.database
  const done = await ctx.database.transact(async (tx) => {
    const { programme } = await needSession(tx, session)
    await lockEvidence(tx, dialect)
    await lockRecords(tx, dialect, programme)
    const [input] = await loadEvidence(tx, programme, [attendee])
    const schedule = await loadSchedule(tx, programme)
    const records = input ? reconcile(input, schedule).records : []
    const record = records.find((one) => one.session === session)
    if (!record) {
      throw new HttpProblem('not-found', 'This attendee is not in this session.')
    }
    if (record.booking === 'cancelled') return { programme, removed: 'cancelled' as const }
    const removal = removalOf(record, at)
    const isBooked = record.booking !== null && removal === 'cancel-booking'
    if (isBooked) {
      const people = [attendee, ...(await mergedInto(tx, [attendee])).keys()]
      await cancelBookings(tx, dialect, programme, session, people, at)
    } else {
      const mark = { programme, session, attendees: [attendee], mark: 'not-attended' as const }
      await appendMarks(tx, { ...mark, reason, by, at })
    }
    const removed = isBooked ? ('cancelled' as const) : ('not-attended' as const)
    const detail = { attendee, removed, reason }
    await markDirty(tx, programme, [attendee], at)
    await audit(tx, dialect, { at, by, act: 'remove', subject: `session:${session}`, detail })
    return { programme, removed }
  })
  reconcileSoon(ctx, done.programme)
  return { removed: done.removed }
}
