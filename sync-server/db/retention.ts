import type { Db, Tx } from './open.ts'
import { readSettings } from './schedule.ts'

/** Personal data is kept for another time from now on: nobody is erased soon after that. */
export async function setRetentionSince(tx: Tx, programme: string, now: number): Promise<void> {
  await tx
    .updateTable('programmes')
    .set({ retention_since: now })
    .where('id', '=', programme)
    .execute()
}

/** What says how long a programme's people are kept. */
export interface Retention {
  programme: string
  /** ms UTC: the end of the last session, or when the last person joined, or it was made */
  last: number
  years: number
  /** ms UTC: since when it is so many years */
  since: number
}

/** Of every programme. */
export async function retentions(db: Db | Tx): Promise<Retention[]> {
  const rows = await db
    .selectFrom('programmes')
    .select(['id', 'settings', 'created_at', 'retention_since'])
    .select((eb) => [
      eb
        .selectFrom('sessions')
        .whereRef('sessions.programme', '=', 'programmes.id')
        .select((s) => s.fn.max('sessions.end').as('v'))
        .as('ends'),
      eb
        .selectFrom('roster')
        .whereRef('roster.programme', '=', 'programmes.id')
        .select((s) => s.fn.max('roster.joined_at').as('v'))
        .as('joined'),
    ])
    .execute()
  return rows.map(({ id, settings, created_at, retention_since, ends, joined }) => ({
    programme: id,
    last: Math.max(Number(created_at), Number(ends ?? 0), Number(joined ?? 0)),
    years: readSettings(settings).personalDataYears,
    since: Number(retention_since),
  }))
}

/** Who of a programme, not erased yet, is in none but these programmes. */
function onlyIn(db: Db | Tx, programme: string, programmes: readonly string[]) {
  return db
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .where('roster.programme', '=', programme)
    .where('attendees.merged_into', 'is', null)
    .where('attendees.erased_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('roster as other')
            .select('other.programme')
            .whereRef('other.attendee', '=', 'roster.attendee')
            .where('other.programme', 'not in', programmes),
        ),
      ),
    )
}

/** So many at most of those of a programme who are in none but these programmes, in the list's order. */
export async function peopleOnlyIn(
  db: Db | Tx,
  programme: string,
  programmes: readonly string[],
  limit: number,
): Promise<{ id: string; name: string }[]> {
  return onlyIn(db, programme, programmes)
    .select(['attendees.id', 'attendees.name'])
    .orderBy('roster.sort')
    .orderBy('roster.attendee')
    .limit(limit)
    .execute()
}

export async function countOnlyIn(
  db: Db | Tx,
  programme: string,
  programmes: readonly string[],
): Promise<number> {
  const row = await onlyIn(db, programme, programmes)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
