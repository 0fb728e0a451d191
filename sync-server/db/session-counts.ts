import { type RawBuilder, sql } from 'kysely'
import type { DialectName } from './dialect.ts'
import type { Db } from './open.ts'

export interface SessionCounts {
  /** booked, or there without a booking (rule S1) */
  booked: number
  checkedIn: number
  attended: number
}

/** Counts over the records of these sessions, by session. */
export async function sessionCounts(
  db: Db,
  dialect: DialectName,
  sessions: string[],
): Promise<Map<string, SessionCounts>> {
  const counts = new Map<string, SessionCounts>()
  if (sessions.length === 0) return counts
  const rows = await db
    .selectFrom('records')
    .select('session')
    .select((eb) => [
      textAt(dialect, 'booking').as('booking'),
      textAt(dialect, 'checkedIn').as('checked_in'),
      textAt(dialect, 'person', 'mark').as('person'),
      textAt(dialect, 'automatic', 'mark').as('automatic'),
      eb.fn.countAll<number>().as('many'),
    ])
    .where('session', 'in', sessions)
    .groupBy(['session', 'booking', 'checked_in', 'person', 'automatic'])
    .execute()
  for (const row of rows) {
    const count = counts.get(row.session) ?? { booked: 0, checkedIn: 0, attended: 0 }
    const many = Number(row.many)
    if (row.booking === 'booked' || row.booking === 'tap') count.booked += many
    // SQLite has no booleans
    if (row.checked_in === 'true' || row.checked_in === '1') count.checkedIn += many
    // a person's mark wins over the automatic one (rule S3)
    if ((row.person ?? row.automatic) === 'attended') count.attended += many
    counts.set(row.session, count)
  }
  return counts
}

/** What stands at a path of a record, as text; null where there is nothing. */
function textAt(dialect: DialectName, ...path: string[]): RawBuilder<string | null> {
  return dialect === 'postgres'
    ? sql`record::json #>> ${sql.lit(`{${path.join(',')}}`)}`
    : sql`cast(json_extract(record, ${sql.lit(`$.${path.join('.')}`)}) as text)`
}
