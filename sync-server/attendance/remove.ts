import type { RemovalsAnswer } from '../../src/domain/api-bookings.ts'
import { reconcile } from '../../src/domain/reconcile.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import { removalOf } from '../../src/domain/removal.ts'
import { fillPlaces } from '../bookings/fill.ts'
import { tellCancelled, untell } from '../bookings/tell.ts'
import type { Context } from '../context.ts'
import { type Act, audit } from '../db/audit.ts'
import { bookingTimes, cancelBookings } from '../db/bookings.ts'
import { lockRecords, markDirty } from '../db/dirty.ts'
import { loadEvidence } from '../db/evidence.ts'
import { appendMarks } from '../db/marks.ts'
import { mergedInto } from '../db/merges.ts'
import type { Tx } from '../db/open.ts'
import { loadSchedule } from '../db/schedule.ts'
import { lockEvidence } from '../db/taps.ts'
import { leaveLine } from '../db/waiting-places.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { needSession } from './acts.ts'

/** Whom to remove from a session, and how. */
export interface Removal {
  session: string
  attendees: readonly string[]
  reason: string | null
  /** tells those whose booking is cancelled by mail */
  tell: boolean
  /** they were booked by mistake: what was not so is taken back, whenever that is found */
  mistake?: boolean
}

type Item = RemovalsAnswer['items'][number]

/**
 * Removes attendees from a session (rule S4), all or nobody: before its start their bookings are cancelled,
 * and the places go to the first in line; from then on they are marked Not Attended and the rows stay. Who
 * is cancelled already stays so, and nothing is written.
 * @throws HttpProblem `not-found` where there is no such session, or an attendee is not in it
 */
export async function removeFromSession(
  ctx: Context,
  { session, attendees, reason, tell, mistake = false }: Removal,
  by: string,
): Promise<RemovalsAnswer> {
  const at = ctx.clock()
  const { dialect } = ctx.database
  const done = await ctx.database.transact(async (tx) => {
    const found = await needSession(tx, session)
    const { programme } = found
    await lockEvidence(tx, dialect)
    await lockRecords(tx, dialect, programme)
    const all = [...new Set(attendees)]
    const records = await recordsIn(tx, programme, session, all)
    const items: Item[] = []
    const acts: Act[] = []
    for (const attendee of all) {
      const record = records.get(attendee)
      if (!record) throw new HttpProblem('not-found', notThere(all.length))
      if (record.booking === 'cancelled') {
        items.push({ attendee, removed: 'cancelled', told: false })
        continue
      }
      const where = { programme, session, attendee, at }
      const removed = await removeOne(tx, ctx, record, { ...where, reason, by, mistake })
      const told = tell && removed === 'cancelled'
      const whom = { attendee, at }
      items.push({ attendee, removed, told: told && (await tellCancelled(tx, ctx, found, whom)) })
      const detail = { attendee, removed, reason }
      acts.push({ at, by, act: 'remove', subject: `session:${session}`, detail })
    }
    const filled = await fillPlaces(tx, ctx, [session])
    for (const act of [...acts, ...filled.acts]) await audit(tx, dialect, act)
    return { programme, items, placed: filled.placed }
  })
  reconcileSoon(ctx, done.programme)
  return { items: done.items, placed: done.placed }
}

const notThere = (asked: number) =>
  asked === 1
    ? 'This attendee is not in this session.'
    : 'One of these attendees is not in this session. Nobody was removed.'

/** These attendees' records of a session as their evidence has them now. */
export async function recordsIn(
  tx: Tx,
  programme: string,
  session: string,
  attendees: string[],
): Promise<Map<string, AttendanceRecord>> {
  const schedule = await loadSchedule(tx, programme)
  const inputs = await loadEvidence(tx, programme, attendees)
  return new Map(
    inputs.flatMap((input) => {
      const record = reconcile(input, schedule).records.find((one) => one.session === session)
      return record ? [[input.attendee, record] as const] : []
    }),
  )
}

interface One {
  programme: string
  session: string
  attendee: string
  at: number
  reason: string | null
  by: string
  mistake: boolean
}

async function removeOne(
  tx: Tx,
  ctx: Context,
  record: AttendanceRecord,
  { programme, session, attendee, at, reason, by, mistake }: One,
): Promise<Item['removed']> {
  const marks = { programme, session, attendees: [attendee], reason, by, at }
  const isCancelled = removalOf(record, at) === 'cancel-booking' || (mistake && !record.checkedIn)
  if (record.booking !== null && isCancelled) {
    if (mistake && record.person) await appendMarks(tx, { ...marks, mark: null })
    await cancelOne(tx, ctx, { programme, session, attendee, at })
    return 'cancelled'
  }
  await appendMarks(tx, { ...marks, mark: 'not-attended' })
  await markDirty(tx, programme, [attendee], at)
  return 'not-attended'
}

/** Cancels a booking, also one that somebody brought who was merged into the attendee. */
export async function cancelOne(
  tx: Tx,
  ctx: Context,
  { programme, session, attendee, at }: Pick<One, 'programme' | 'session' | 'attendee' | 'at'>,
): Promise<void> {
  const people = [attendee, ...(await mergedInto(tx, [attendee])).keys()]
  for (const one of await bookingTimes(tx, session, [attendee])) {
    await untell(tx, 'place-free', session, { attendee, at: one.booked_at })
  }
  await cancelBookings(tx, ctx.database.dialect, programme, session, people, at)
  // who waited, and got in by a tap that was taken back, waits no more either
  await leaveLine(tx, session, people)
  await markDirty(tx, programme, [attendee], at)
}
