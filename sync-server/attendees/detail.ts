import type { AttendeeDetail, AttendeeSession } from '../../src/domain/api-people.ts'
import { attendanceRow } from '../attendance/rows.ts'
import type { Context } from '../context.ts'
import { validities } from '../db/attendance.ts'
import { namesByIds, programmesOfAttendee, sessionsOfAttendee } from '../db/attendee-sessions.ts'
import { rosterByIds, type StoredAttendee } from '../db/attendees.ts'
import { completionsOfAttendee } from '../db/completions.ts'
import { mergedInto } from '../db/merges.ts'
import type { Db, Tx } from '../db/open.ts'
import { ownFieldsOf } from '../db/own-fields.ts'
import { HttpProblem } from '../http/problem.ts'
import { readRecord } from '../reconcile/stored.ts'
import { showAttendee } from './show.ts'

/**
 * All of a person's page in a programme: who they are, and their sessions with time.
 * @throws HttpProblem `not-found`
 */
export async function attendeeDetail(
  ctx: Context,
  programme: string,
  id: string,
): Promise<AttendeeDetail> {
  const { db } = ctx.database
  const person = await needAttendee(db, programme, id)
  const programmes = await programmesOfAttendee(db, id)
  const here = programmes.find((one) => one.id === programme)
  return {
    attendee: showAttendee(person),
    badges: person.values.badges,
    source: here?.source ?? 'import',
    joinedAt: here?.joined_at ?? person.createdAt,
    ownFields: await ownFieldsOf(db, programme),
    sessions: await sessionsWithTime(ctx, programme, id),
    mergedFrom: await namesByIds(db, [...(await mergedInto(db, [id])).keys()]),
    otherProgrammes: programmes
      .filter((one) => one.id !== programme)
      .map((one) => ({ id: one.id, name: one.name })),
  }
}

/** Somebody on a roster who was neither merged nor erased. @throws HttpProblem `not-found` */
export async function needAttendee(
  db: Db | Tx,
  programme: string,
  id: string,
): Promise<StoredAttendee> {
  const [person] = await rosterByIds(db, programme, [id])
  if (!person) {
    throw new HttpProblem(
      'not-found',
      'There is no such attendee on this roster: the person may have been merged into another, or erased.',
    )
  }
  return person
}

async function sessionsWithTime(
  ctx: Context,
  programme: string,
  attendee: string,
): Promise<AttendeeSession[]> {
  const rows = await sessionsOfAttendee(ctx.database.db, programme, attendee)
  const completions = await completionsOfAttendee(ctx.database.db, programme, attendee)
  const credits = new Map(completions.map(({ completion: one }) => [one.session, one.credits]))
  const valid = await validities(ctx.database.db, programme)
  const nobody = { attendee, name: '', email: null, code: null }
  return rows.flatMap(({ room, roomName, record: json, revision, ...session }) => {
    const record = readRecord(json)
    if (!record) return []
    const shown = { closesAt: session.end, validity: valid.get(session.id) ?? null }
    const row = attendanceRow({ ...nobody, revision }, record, shown, ctx.clock())
    const { status, firstIn, lastOut, totalMs, percent, flags, provisional } = row
    const { expiry, validUntil } = row
    const given = credits.get(session.id)
    return [
      {
        session: session.id,
        title: session.title,
        code: session.code,
        room: room === null ? null : { id: room, name: roomName ?? '' },
        start: session.start,
        end: session.end,
        ...{ status, firstIn, lastOut, totalMs, percent, flags, provisional },
        ...(given ? { credits: given } : {}),
        ...(validUntil === undefined ? {} : { expiry, validUntil }),
      },
    ]
  })
}
