import type { Selectable } from 'kysely'
import type { RecordRequestsTable } from './evidence-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

export type RecordRequestRow = Selectable<RecordRequestsTable>

export async function addRecordRequest(tx: Tx, row: RecordRequestRow): Promise<void> {
  await tx.insertInto('record_requests').values(row).execute()
}

/** What these attendees asked for in a programme, the newest first. */
export async function requestsOfAttendee(
  db: Db | Tx,
  programme: string,
  attendees: string[],
): Promise<RecordRequestRow[]> {
  return db
    .selectFrom('record_requests')
    .selectAll()
    .where('programme', '=', programme)
    .where('attendee', 'in', attendees)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
}

/** A programme's requests with whom and what they are about: those that wait first, then the newest. */
export async function requestsOfProgramme(db: Db, programme: string, limit: number) {
  return db
    .selectFrom('record_requests')
    .innerJoin('attendees', 'attendees.id', 'record_requests.attendee')
    .innerJoin('sessions', 'sessions.id', 'record_requests.session')
    .selectAll('record_requests')
    .select(['attendees.name', 'sessions.title'])
    .where('record_requests.programme', '=', programme)
    .orderBy((eb) => eb.case().when('state', '=', 'waiting').then(0).else(1).end())
    .orderBy('asked_at', 'desc')
    .orderBy('record_requests.id')
    .limit(limit)
    .execute()
}

export async function findRecordRequest(
  db: Db | Tx,
  id: string,
): Promise<RecordRequestRow | undefined> {
  return db.selectFrom('record_requests').selectAll().where('id', '=', id).executeTakeFirst()
}

/** @returns false: somebody decided before */
export async function decideRecordRequest(
  tx: Tx,
  id: string,
  decision: { state: 'approved' | 'refused'; answer: string | null; by: string; at: number },
): Promise<boolean> {
  const { state, answer, by, at } = decision
  const done = await tx
    .updateTable('record_requests')
    .set({ state, answer, decided_by: by, decided_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** What people wrote is gone with them (rule E9). */
export async function eraseRecordRequests(tx: Tx, attendees: readonly string[]): Promise<void> {
  for (const part of parts(attendees)) {
    await tx
      .updateTable('record_requests')
      .set({ text: '', answer: null })
      .where('attendee', 'in', part)
      .execute()
  }
}
