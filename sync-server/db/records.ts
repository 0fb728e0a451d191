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

/** Those with a record in a programme, in the database's order of their ids, after `after`. */
export async function attendeesInProgramme(
  db: Db | Tx,
  programme: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<string[]> {
  let query = db
    .selectFrom('records')
    .select('attendee')
    .where('programme', '=', programme)
    .where('record', '!=', 'null')
    .distinct()
    .orderBy('attendee')
    .limit(limit)
  if (after !== null) query = query.where('attendee', '>', after)
  const rows = await query.execute()
  return rows.map((row) => row.attendee)
}
