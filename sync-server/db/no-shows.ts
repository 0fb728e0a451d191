import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from './open.ts'
import { pastWord, queryWords } from './searched-words.ts'
import type { Tables } from './tables.ts'
import { parts } from './taps.ts'

type Where = ExpressionBuilder<Tables, 'records'>

/** Whose are wanted; what is left out narrows nothing. */
export interface NoShowFilter {
  session?: string | undefined
  attendee?: string | undefined
  /** no check-in at all, or some */
  came?: 'never' | 'some' | undefined
  q?: string | undefined
}

/** Where in the list a row stands: the newest session first. */
export interface NoShowPlace {
  start: number
  session: string
  attendee: string
}

// a record says how its attendee came to be booked; a check-in alone makes no no-show (rule S1)
const isBooked = sql<SqlBool>`records.record like '%"booking":"booked"%'`

/** Booked people who are marked Not Attended, `limit` + 1 of them after the place. */
export async function noShowPart(
  db: Db,
  programme: string,
  filter: NoShowFilter,
  { limit, after }: { limit: number | null; after: NoShowPlace | null },
) {
  let query = decided(db, programme)
    .leftJoin('attendees', 'attendees.id', 'records.attendee')
    .where('records.mark', '=', 'not-attended')
    .where((eb) => eb.and(conditions(eb, filter)))
    .select(['records.session', 'records.attendee', 'records.record', 'attendees.name', 'email'])
    .select(['sessions.title', 'sessions.start'])
    .orderBy('sessions.start', 'desc')
    .orderBy('records.session')
    .orderBy('records.attendee')
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb('sessions.start', '<', after.start),
        and([eb('sessions.start', '=', after.start), eb('records.session', '>', after.session)]),
        and([
          eb('sessions.start', '=', after.start),
          eb('records.session', '=', after.session),
          eb('records.attendee', '>', after.attendee),
        ]),
      ]),
    )
  }
  return (limit === null ? query : query.limit(limit + 1)).execute()
}

function decided(db: Db, programme: string) {
  return db
    .selectFrom('records')
    .innerJoin('sessions', 'sessions.id', 'records.session')
    .where('records.programme', '=', programme)
    .where('records.booked', '=', 1)
    .where('records.mark', 'is not', null)
    .where(isBooked)
}

function conditions(eb: Where, { session, attendee, came, q = '' }: NoShowFilter) {
  const found = []
  if (session !== undefined) found.push(eb('records.session', '=', session))
  if (attendee !== undefined) found.push(eb('records.attendee', '=', attendee))
  if (came) found.push(eb('records.checked_in', '=', came === 'some' ? 1 : 0))
  for (const word of queryWords(q)) {
    found.push(
      eb(
        'records.attendee',
        'in',
        eb
          .selectFrom('attendee_words')
          .select('attendee_words.attendee')
          .where('attendee_words.word', '>=', word)
          .where('attendee_words.word', '<', pastWord(word)),
      ),
    )
  }
  return found
}

const missed = sql<number>`sum(case when records.mark = 'not-attended' then 1 else 0 end)`

/** Of each session how many bookings were decided, and how many missed; by start. */
export async function missedBySession(db: Db, programme: string) {
  const rows = await decided(db, programme)
    .leftJoin('rooms', 'rooms.id', 'sessions.room')
    .select(['sessions.id', 'sessions.title', 'sessions.start', 'rooms.name as room'])
    .select((eb) => [eb.fn.countAll<number>().as('booked'), missed.as('missed')])
    .groupBy(['sessions.id', 'sessions.title', 'sessions.start', 'rooms.name'])
    .orderBy('sessions.start')
    .orderBy('sessions.id')
    .execute()
  return rows.map((row) => ({ ...row, booked: Number(row.booked), missed: Number(row.missed) }))
}

/** Everybody who missed something, those who missed most first. */
export async function missedByPerson(db: Db, programme: string) {
  const rows = await decided(db, programme)
    .leftJoin('attendees', 'attendees.id', 'records.attendee')
    .select(['records.attendee', 'attendees.name', 'attendees.email'])
    .select((eb) => [eb.fn.countAll<number>().as('booked'), missed.as('missed')])
    .groupBy(['records.attendee', 'attendees.name', 'attendees.email'])
    .having(missed, '>', 0)
    .orderBy(missed, 'desc')
    .orderBy('records.attendee')
    .execute()
  return rows.map(({ name, ...row }) => ({
    ...row,
    name: name ?? '',
    booked: Number(row.booked),
    missed: Number(row.missed),
  }))
}

/** The bookings that these attendees hold in a programme's sessions that aren't cancelled, by start. */
export async function standingBookings(db: Db, programme: string, attendees: Iterable<string>) {
  const found = []
  for (const part of parts(attendees)) {
    found.push(
      ...(await db
        .selectFrom('bookings')
        .innerJoin('sessions', 'sessions.id', 'bookings.session')
        .select(['bookings.attendee', 'bookings.booked_at as bookedAt'])
        .select(['sessions.id', 'sessions.title', 'sessions.start'])
        .where('sessions.programme', '=', programme)
        .where('sessions.cancelled', '=', 0)
        .where('bookings.cancelled_at', 'is', null)
        .where('bookings.attendee', 'in', part)
        .execute()),
    )
  }
  return found.sort((a, b) => a.start - b.start)
}
