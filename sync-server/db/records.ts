import type { Db, Tx } from './open.ts'
import type { RecordsTable } from './tables.ts'

const rowsPerStatement = 200

/** What is stored of these attendees in a programme. */
export async function loadRecords(
  tx: Db | Tx,
  programme: string,
  attendees: string[],
): Promise<RecordsTable[]> {
  if (attendees.length === 0) return []
  return tx
    .selectFrom('records')
    .selectAll()
    .where('attendee', 'in', attendees)
    .where('programme', '=', programme)
    .execute()
}

/** Stores records, new or over what stands. */
export async function storeRecords(tx: Tx, rows: RecordsTable[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx
      .insertInto('records')
      .values(rows.slice(from, from + rowsPerStatement))
      .onConflict((conflict) =>
        conflict.columns(['session', 'attendee']).doUpdateSet((row) => ({
          record: row.ref('excluded.record'),
          fates: row.ref('excluded.fates'),
          booked: row.ref('excluded.booked'),
          checked_in: row.ref('excluded.checked_in'),
          mark: row.ref('excluded.mark'),
          revision: row.ref('excluded.revision'),
          updated_at: row.ref('excluded.updated_at'),
        })),
      )
      .execute()
  }
}

/** Everybody with a record for a session. */
export async function attendeesWithRecord(tx: Db | Tx, session: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('records')
    .select('attendee')
    .where('session', '=', session)
    .execute()
  return rows.map((row) => row.attendee)
}

export interface SessionCounts {
  /** booked, by hand or by a tap, and not cancelled */
  booked: number
  checkedIn: number
  attended: number
}

/** How many are booked, checked in and attended, for each of these sessions that has records. */
export async function countsOfSessions(
  db: Db | Tx,
  sessions: string[],
): Promise<Map<string, SessionCounts>> {
  if (sessions.length === 0) return new Map()
  const rows = await db
    .selectFrom('records')
    .select(({ fn, eb }) => [
      'session',
      fn.sum<number>('booked').as('booked'),
      fn.sum<number>('checked_in').as('checkedIn'),
      fn
        .sum<number>(eb.case().when('mark', '=', 'attended').then(eb.lit(1)).else(eb.lit(0)).end())
        .as('attended'),
    ])
    .where('session', 'in', sessions)
    .groupBy('session')
    .execute()
  return new Map(rows.map(({ session, ...counts }) => [session, counts]))
}
