import type { AttendanceDetail, GivenMark } from '../../src/domain/api-timeline.ts'
import { explain } from '../../src/domain/explain.ts'
import { reconcile } from '../../src/domain/reconcile.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import type { Schedule } from '../../src/domain/schedule.ts'
import type { Timeline } from '../../src/domain/timeline.ts'
import type { Context } from '../context.ts'
import { showWaiting } from '../corrections/waiting.ts'
import { recordOf } from '../db/attendance.ts'
import { completionOf } from '../db/completions.ts'
import { loadStored, type Stored } from '../db/evidence.ts'
import { marksGiven } from '../db/marks.ts'
import { mergedInto } from '../db/merges.ts'
import { namesIn } from '../db/names.ts'
import { loadSchedule } from '../db/schedule.ts'
import { waitingOf } from '../db/waiting-list.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needSession } from './acts.ts'
import { attendanceRows } from './rows.ts'

const mostWaiting = 1000

/**
 * One attendee's row of a session, with the timeline that explains it (PROTOCOL section 6).
 * @throws HttpProblem `not-found` where there is no such session, or no record of this attendee for it
 */
export async function attendanceDetail(
  ctx: Context,
  id: string,
  attendee: string,
): Promise<AttendanceDetail> {
  const { db } = ctx.database
  const { programme } = await needSession(db, id)
  await reconcileDirty(ctx, programme)
  const session = await needSession(db, id)
  const person = await recordOf(db, id, attendee)
  const completion = await completionOf(db, id, attendee)
  const shown = { ...session, completions: completion ? [completion] : [] }
  const [row] = attendanceRows(person ? [person] : [], shown, ctx.clock())
  const schedule = await loadSchedule(db, programme)
  const [stored] = await loadStored(db, programme, [attendee])
  const told = stored && tell(stored, schedule, id)
  if (!row || !told) {
    throw new HttpProblem('not-found', 'There is no record of this attendee for this session.')
  }
  const found = await waitingOf(db, programme, { limit: mostWaiting, after: null, session: id })
  const waiting = await showWaiting(db, programme, found)
  const ids = new Set([attendee, ...(await mergedInto(db, [attendee])).keys()])
  const { record, timeline } = told
  const { minMs, maxMs } = record
  return {
    ...row,
    session: id,
    minMs,
    maxMs,
    timeline: show(timeline),
    marks: marksOf(await marksGiven(db, id, [...ids]), record),
    waiting: waiting.filter((tap) => tap.session === id && ids.has(tap.attendee ?? '')),
    names: { ...(await namesIn(db, programme)), [attendee]: row.name },
  }
}

/** @returns null where there is no record of the session */
function tell({ read }: Stored, schedule: Schedule, session: string) {
  try {
    const input = read()
    const record = reconcile(input, schedule).records.find((one) => one.session === session)
    const timeline = record && explain(input, schedule, record)
    return timeline ? { record, timeline } : null
  } catch {
    throw new HttpProblem(
      'not-ready',
      'Something stored of this attendee can’t be read, so that the record can’t be explained. It stands as it was before; nothing is lost. The server’s log names the tap.',
    )
  }
}

/** What people said, in their order, and what followed by itself (rules S2, S3). */
function marksOf(
  given: readonly Omit<GivenMark, 'inForce'>[],
  { automatic, person }: AttendanceRecord,
): GivenMark[] {
  const marks = given.map((mark, n) => ({
    ...mark,
    inForce: person !== null && n === given.length - 1,
  }))
  if (!automatic) return marks
  const byItself = { ...automatic, by: 'auto', reason: null, inForce: person === null }
  const before = marks.findIndex(({ at }) => at >= automatic.at)
  return marks.toSpliced(before === -1 ? marks.length : before, 0, byItself)
}

function show(timeline: Timeline): AttendanceDetail['timeline'] {
  const { attendee: _, session: __, taps, ...rest } = timeline
  return {
    ...rest,
    taps: taps.map((tap) => {
      const { earliest, latest } = tap.estimate
      return { ...tap, earliest, latest }
    }),
    clippings: timeline.segments.flatMap(({ fate, ...span }) =>
      fate === 'counts' ? [] : [{ ...span, why: fate }],
    ),
  }
}
