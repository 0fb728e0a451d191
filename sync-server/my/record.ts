import type { MyRecord, MySession, RecordRequest } from '../../src/domain/api-my.ts'
import { programmeTotal } from '../../src/domain/programme-total.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import { attendanceRow } from '../attendance/rows.ts'
import { needAttendee } from '../attendees/detail.ts'
import type { Context } from '../context.ts'
import { validities } from '../db/attendance.ts'
import { sessionsOfAttendee } from '../db/attendee-sessions.ts'
import { standingOf } from '../db/certificates.ts'
import { completionsOfAttendee } from '../db/completions.ts'
import { mergedInto } from '../db/merges.ts'
import { type RecordRequestRow, requestsOfAttendee } from '../db/record-requests.ts'
import { loadSchedule, readSettings } from '../db/schedule.ts'
import { needPhoneProgramme } from '../phones/show.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { readRecord } from '../reconcile/stored.ts'
import type { Mine } from './open.ts'
import { mySurveys } from './surveys.ts'

type Given = MyRecord['credits'][number]

/** An attendee's own record in a programme, as it stands (row P3). */
export async function myRecord(ctx: Context, mine: Mine): Promise<MyRecord> {
  const { db } = ctx.database
  const { programme, attendee } = mine
  await reconcileDirty(ctx, programme)
  const about = await needPhoneProgramme(ctx, programme)
  const person = await needAttendee(db, programme, attendee)
  const { sessions, records } = await mySessions(ctx, mine)
  const certificates = await standingOf(db, programme, [attendee])
  const ids = [attendee, ...(await mergedInto(db, [attendee])).keys()]
  const requests = await requestsOfAttendee(db, programme, ids)
  return {
    programme: { id: programme, name: about.name, timeZone: about.time_zone },
    name: person.values.name,
    totalMs: programmeTotal(records, await loadSchedule(db, programme)).totalMs,
    credits: addUp(sessions.flatMap(({ credits }) => credits)),
    sessions,
    certificates: certificates.flatMap(({ id, session, state, issued_at }) =>
      state === 'revoked' ? [] : [{ id, session, state, issuedAt: issued_at }],
    ),
    surveys: await mySurveys(ctx, mine),
    requests: requests.map(showRequest),
    selfReportUntil: readSettings(about.settings).selfReportUntil,
    serverTime: ctx.clock(),
  }
}

/** One's own sessions: booked or with a record, by their start. */
async function mySessions(
  ctx: Context,
  { programme, attendee }: Mine,
): Promise<{ sessions: MySession[]; records: AttendanceRecord[] }> {
  const { db } = ctx.database
  const completions = await completionsOfAttendee(db, programme, attendee)
  const credits = new Map(completions.map(({ completion: one }) => [one.session, one.credits]))
  const valid = await validities(db, programme)
  const records: AttendanceRecord[] = []
  const sessions: MySession[] = []
  for (const row of await sessionsOfAttendee(db, programme, attendee)) {
    const record = readRecord(row.record)
    if (!record) continue
    records.push(record)
    const { id, title, roomName, revision } = row
    const nobody = { attendee, name: '', email: null, code: null, revision }
    const around = { closesAt: row.end, validity: valid.get(id) ?? null }
    const shown = attendanceRow(nobody, record, around, ctx.clock())
    const { status, expiry, totalMs, percent, provisional } = shown
    sessions.push({
      ...{ session: id, title, room: roomName, status, expiry, totalMs, percent, provisional },
      start: record.window.start,
      end: record.window.end,
      stays: shown.stays.map((stay) => ({ in: stay.in, out: stay.out })),
      selfReported: record.selfReport !== undefined,
      credits: (credits.get(id) ?? []).map(({ name, hundredths }) => ({ name, hundredths })),
    })
  }
  return { sessions, records }
}

/** By rule, in the order in which they first come. */
function addUp(given: readonly Given[]): Given[] {
  const sums = new Map<string, number>()
  for (const { name, hundredths } of given) sums.set(name, (sums.get(name) ?? 0) + hundredths)
  return [...sums].map(([name, hundredths]) => ({ name, hundredths }))
}

export const showRequest = (row: RecordRequestRow): RecordRequest => ({
  id: row.id,
  session: row.session,
  kind: row.kind,
  at: row.at,
  text: row.text,
  askedAt: row.asked_at,
  state: row.state,
  answer: row.answer,
})
