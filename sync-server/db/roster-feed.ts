import type { Db } from './open.ts'
import type { AttendeesTable, MessagesTable, RosterTable, SessionsTable } from './tables.ts'
import { parts } from './taps.ts'

export interface FeedRow {
  n: number
  type: string
  id: string
  deleted: 0 | 1
}

/** The next changes of a programme after `n`, in the order of their commits. */
export async function changesAfter(
  db: Db,
  programme: string,
  n: number,
  limit: number,
): Promise<FeedRow[]> {
  return db
    .selectFrom('changes')
    .select(['n', 'type', 'id', 'deleted'])
    .where('programme', '=', programme)
    .where('n', '>', n)
    .orderBy('n')
    .limit(limit)
    .execute()
}

/** The number of the newest change of a programme; 0: none. */
export async function newestChange(db: Db, programme: string): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select((eb) => eb.fn.max('n').as('n'))
    .where('programme', '=', programme)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

export async function feedSessions(
  db: Db,
  programme: string,
  ids: string[],
): Promise<SessionsTable[]> {
  const found: SessionsTable[] = []
  for (const part of parts(ids)) {
    found.push(
      ...(await db
        .selectFrom('sessions')
        .selectAll()
        .where('programme', '=', programme)
        .where('id', 'in', part)
        .execute()),
    )
  }
  return found
}

export async function feedRooms(
  db: Db,
  programme: string,
  ids: string[],
): Promise<{ id: string; name: string }[]> {
  const found: { id: string; name: string }[] = []
  for (const part of parts(ids)) {
    found.push(
      ...(await db
        .selectFrom('rooms')
        .select(['id', 'name'])
        .where('programme', '=', programme)
        .where('id', 'in', part)
        .execute()),
    )
  }
  return found
}

export type FeedAttendee = Pick<
  AttendeesTable,
  'id' | 'name' | 'email' | 'organisation' | 'language' | 'merged_into'
> &
  Pick<RosterTable, 'badges' | 'active'>

const members = (db: Db, programme: string) =>
  db
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select(['attendees.id', 'name', 'email', 'organisation', 'language', 'merged_into'])
    .select(['roster.badges', 'roster.active'])
    .where('roster.programme', '=', programme)
    .where('attendees.erased_at', 'is', null)

export async function feedAttendees(
  db: Db,
  programme: string,
  ids: string[],
): Promise<FeedAttendee[]> {
  const found: FeedAttendee[] = []
  for (const part of parts(ids)) {
    found.push(...(await members(db, programme).where('roster.attendee', 'in', part).execute()))
  }
  return found
}

/** The active members of these names, each with the number of its newest change. */
export async function namesakes(
  db: Db,
  programme: string,
  names: string[],
): Promise<(FeedAttendee & { n: number | null })[]> {
  const found: (FeedAttendee & { n: number | null })[] = []
  for (const part of parts(new Set(names))) {
    found.push(
      ...(await members(db, programme)
        .leftJoin('changes', (join) =>
          join
            .onRef('changes.id', '=', 'attendees.id')
            .on('changes.type', '=', 'attendee')
            .on('changes.programme', '=', programme),
        )
        .select('changes.n')
        .where('attendees.name', 'in', part)
        .where('roster.active', '=', 1)
        .where('attendees.merged_into', 'is', null)
        .execute()),
    )
  }
  return found
}

/** Bookings that are not cancelled, of the attendees and sessions named. */
export async function feedBookings(
  db: Db,
  programme: string,
  attendees: string[],
): Promise<{ session: string; attendee: string }[]> {
  const found: { session: string; attendee: string }[] = []
  for (const part of parts(new Set(attendees))) {
    found.push(
      ...(await db
        .selectFrom('bookings')
        .innerJoin('sessions', 'sessions.id', 'bookings.session')
        .select(['bookings.session', 'bookings.attendee'])
        .where('sessions.programme', '=', programme)
        .where('bookings.attendee', 'in', part)
        .where('bookings.cancelled_at', 'is', null)
        .execute()),
    )
  }
  return found
}

/** Messages for all kiosks of a programme, or for this one. */
export async function feedMessages(
  db: Db,
  programme: string,
  kiosk: string,
  ids: string[],
): Promise<MessagesTable[]> {
  const found: MessagesTable[] = []
  for (const part of parts(ids)) {
    found.push(
      ...(await db
        .selectFrom('messages')
        .select(['id', 'programme', 'kiosk', 'text', 'until'])
        .where('programme', '=', programme)
        .where('id', 'in', part)
        .where((eb) => eb.or([eb('kiosk', 'is', null), eb('kiosk', '=', kiosk)]))
        .execute()),
    )
  }
  return found
}

/** What a kiosk's settings are made of. */
export async function feedProgramme(
  db: Db,
  programme: string,
): Promise<{ settings: string; badge_key: string; pin: string | null }> {
  return db
    .selectFrom('programmes')
    .select(['settings', 'badge_key', 'pin'])
    .where('id', '=', programme)
    .executeTakeFirstOrThrow()
}
