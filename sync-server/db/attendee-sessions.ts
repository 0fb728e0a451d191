import type { Db } from './open.ts'

/** What is stored of an attendee's sessions in a programme: each with its record, in their order. */
export async function sessionsOfAttendee(db: Db, programme: string, attendee: string) {
  return db
    .selectFrom('records')
    .innerJoin('sessions', 'sessions.id', 'records.session')
    .leftJoin('rooms', 'rooms.id', 'sessions.room')
    .select(['sessions.id', 'sessions.title', 'sessions.code', 'sessions.start', 'sessions.end'])
    .select(['rooms.id as room', 'rooms.name as roomName', 'records.record', 'records.revision'])
    .where('records.attendee', '=', attendee)
    .where('records.programme', '=', programme)
    .where('records.record', '!=', 'null')
    .orderBy('sessions.start')
    .orderBy('sessions.id')
    .execute()
}

/** The programmes on whose rosters somebody is, by name. */
export async function programmesOfAttendee(db: Db, attendee: string) {
  return db
    .selectFrom('roster')
    .innerJoin('programmes', 'programmes.id', 'roster.programme')
    .select(['programmes.id', 'programmes.name', 'roster.source', 'roster.joined_at'])
    .where('roster.attendee', '=', attendee)
    .orderBy('programmes.name')
    .orderBy('programmes.id')
    .execute()
}

/** What these people are called, erased ones left out, by name. */
export async function namesByIds(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('attendees')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('erased_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
}
