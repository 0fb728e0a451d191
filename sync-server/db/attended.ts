import type { Db, Tx } from './open.ts'

/** An attendance that stands, without what it is worth. */
export interface AttendedRow {
  session: string
  attendee: string
  /** ms UTC, of the mark and of the session's end */
  markedAt: number
  endedAt: number
}

/** Everybody's attendance in a programme, or one attendee's. */
export async function attendedIn(
  db: Db | Tx,
  programme: string,
  attendee: string | null = null,
): Promise<AttendedRow[]> {
  let query = db
    .selectFrom('completions')
    .select(['session', 'attendee', 'marked_at', 'ended_at'])
    .where('programme', '=', programme)
    .where('marked_at', 'is not', null)
  if (attendee !== null) query = query.where('attendee', '=', attendee)
  const rows = await query.execute()
  return rows.flatMap(({ session, attendee: who, marked_at, ended_at }) =>
    marked_at === null || ended_at === null
      ? []
      : [{ session, attendee: who, markedAt: marked_at, endedAt: ended_at }],
  )
}

/** Everybody who stands in a roster's list, in its order: neither merged nor erased. */
export async function rosterNames(db: Db | Tx, programme: string) {
  return db
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select(['attendees.id as attendee', 'name', 'email', 'code', 'active'])
    .where('roster.programme', '=', programme)
    .where('roster.sort', 'is not', null)
    .orderBy('roster.sort')
    .orderBy('roster.attendee')
    .execute()
}
