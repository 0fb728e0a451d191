import { sql } from 'kysely'
import { byCodePoint } from '../../src/domain/order.ts'
import type { DialectName } from './dialect.ts'
import type { Db, Tx } from './open.ts'

const rowsPerStatement = 200

/**
 * Says that these attendees' records no longer follow from their evidence; in the transaction that
 * changes it. A row that stands already is locked all the same: on PostgreSQL a reconciliation that
 * would take it waits for this commit, and so reads the evidence that the row speaks of. Sorted, so
 * that two such transactions never wait for each other.
 */
export async function markDirty(
  tx: Tx,
  programme: string,
  attendees: Iterable<string>,
  now: number,
): Promise<void> {
  const rows = [...new Set(attendees)]
    .sort(byCodePoint)
    .map((attendee) => ({ programme, attendee, since: now }))
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx
      .insertInto('dirty')
      .values(rows.slice(from, from + rowsPerStatement))
      .onConflict((conflict) =>
        conflict
          .columns(['programme', 'attendee'])
          .doUpdateSet((row) => ({ since: row.ref('dirty.since') })),
      )
      .execute()
  }
}

/**
 * Waits until no reconciliation of this programme is under way in another process, and holds up the
 * next until this commit. Who changes what records of many attendees follow from takes it before
 * looking for whom: else one who is just being recorded, by the schedule of before, is overlooked.
 * SQLite has one writer anyway.
 */
export async function lockRecords(tx: Tx, dialect: DialectName, programme: string): Promise<void> {
  if (dialect === 'postgres') {
    await sql`select pg_advisory_xact_lock(743, hashtext(${programme}))`.execute(tx)
  }
}

/** Everybody of a programme: after a change of its schedule or settings (rule D5). */
export async function markAllDirty(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  now: number,
): Promise<void> {
  await lockRecords(tx, dialect, programme)
  const roster = await tx
    .selectFrom('roster')
    .select('attendee')
    .where('programme', '=', programme)
    .execute()
  await markDirty(
    tx,
    programme,
    roster.map((row) => row.attendee),
    now,
  )
}

/**
 * Takes up to `most` dirty attendees of a programme, in order: their rows are gone when `tx` commits.
 * On PostgreSQL one taker works on a programme at a time; the next one waits for its commit, so that
 * what it finds already taken is already recorded.
 */
export async function takeDirty(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  most: number,
): Promise<string[]> {
  await lockRecords(tx, dialect, programme)
  const found = tx
    .selectFrom('dirty')
    .select('attendee')
    .where('programme', '=', programme)
    .orderBy(dialect === 'postgres' ? sql`attendee collate "C"` : 'attendee')
    .limit(most)
  const rows = await (dialect === 'postgres' ? found.forUpdate() : found).execute()
  const attendees = rows.map((row) => row.attendee)
  if (attendees.length > 0) {
    await tx
      .deleteFrom('dirty')
      .where('programme', '=', programme)
      .where('attendee', 'in', attendees)
      .execute()
  }
  return attendees
}

/** The programmes in which somebody is dirty: after a start, what an earlier process left to do. */
export async function dirtyProgrammes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('dirty').select('programme').distinct().execute()
  return rows.map((row) => row.programme)
}

/** Whose records wait to be computed, in a programme. */
export async function dirtyAttendees(tx: Db | Tx, programme: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('dirty')
    .select('attendee')
    .where('programme', '=', programme)
    .execute()
  return new Set(rows.map((row) => row.attendee))
}
