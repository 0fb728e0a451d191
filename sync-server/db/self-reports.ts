import type { SelfReport } from '../../src/domain/evidence.ts'
import type { SelfReportsTable } from './evidence-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

export async function addSelfReport(tx: Tx, report: Omit<SelfReportsTable, 'n'>): Promise<void> {
  await tx.insertInto('self_reports').values(report).execute()
}

/** What stands of what these attendees said of themselves; merges are not followed. */
export async function selfReportsOf(
  db: Db | Tx,
  programme: string,
  attendees: Iterable<string>,
): Promise<(SelfReport & { attendee: string; phone: string })[]> {
  const last = new Map<string, SelfReport & { attendee: string; phone: string; attended: 0 | 1 }>()
  for (const part of parts(attendees)) {
    const rows = await db
      .selectFrom('self_reports')
      .select(['attendee', 'phone', 'session', 'at', 'attended'])
      .where('programme', '=', programme)
      .where('attendee', 'in', part)
      .orderBy('n')
      .execute()
    for (const row of rows) last.set(`${row.attendee} ${row.phone} ${row.session}`, row)
  }
  return [...last.values()]
    .filter(({ attended }) => attended === 1)
    .map(({ attendee, phone, session, at }) => ({ attendee, phone, session, at }))
}

/** Everybody who ever said something of themselves in a programme. */
export async function attendeesOfSelfReports(db: Db | Tx, programme: string): Promise<string[]> {
  const rows = await db
    .selectFrom('self_reports')
    .select('attendee')
    .where('programme', '=', programme)
    .distinct()
    .execute()
  return rows.map(({ attendee }) => attendee)
}

/** The records of a programme in which somebody's own word stands, by the sessions' start. */
export async function recordsWithSelfReport(db: Db, programme: string) {
  return db
    .selectFrom('records')
    .innerJoin('attendees', 'attendees.id', 'records.attendee')
    .innerJoin('sessions', 'sessions.id', 'records.session')
    .select(['records.attendee', 'attendees.name', 'records.record', 'records.session'])
    .select(['sessions.title', 'sessions.start'])
    .where('records.programme', '=', programme)
    .where('records.record', 'like', '%"selfReport":{%')
    .orderBy('sessions.start')
    .orderBy('records.session')
    .orderBy('attendees.name')
    .orderBy('records.attendee')
    .execute()
}
