import { sql } from 'kysely'
import { standingRows } from './online-evidence.ts'
import type { OnlineNamesTable, OnlineReportsTable, OnlineRowsTable } from './online-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

/** Appends a report with its rows. */
export async function appendReport(
  tx: Tx,
  report: Omit<OnlineReportsTable, 'n'>,
  rows: readonly OnlineRowsTable[],
): Promise<void> {
  await tx.insertInto('online_reports').values(report).execute()
  for (const part of parts(rows, 100)) await tx.insertInto('online_rows').values(part).execute()
}

/** The reports of a session that stand, oldest first. */
export async function standingReports(db: Db | Tx, session: string) {
  return db
    .selectFrom('online_reports')
    .select(['id', 'content', 'times', 'zone', 'date_order'])
    .where('session', '=', session)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('online_undone')
            .select('online_undone.n')
            .whereRef('online_undone.report', '=', 'online_reports.id'),
        ),
      ),
    )
    .orderBy('n')
    .execute()
}

/** The connections of a session that reports which stand told before. */
export async function connectionsOf(db: Db | Tx, session: string) {
  return standingRows(db)
    .select(['online_reports.session', 'online_rows.person', 'form', 'joined', 'left'])
    .where('online_reports.session', '=', session)
    .execute()
}

/** All reports of a session, those that were taken back too, newest first, with how much they hold. */
export async function listReports(db: Db, session: string) {
  return db
    .selectFrom('online_reports')
    .leftJoin('online_undone', 'online_undone.report', 'online_reports.id')
    .selectAll('online_reports')
    .select(['online_undone.by as undone_by', 'online_undone.at as undone_at'])
    .select(({ selectFrom }) => [
      selectFrom('online_rows')
        .select((s) => s.fn.countAll<number>().as('rows'))
        .whereRef('online_rows.report', '=', 'online_reports.id')
        .as('rows'),
      selectFrom('online_rows')
        .select((s) => s.fn.count<number>('person').distinct().as('people'))
        .whereRef('online_rows.report', '=', 'online_reports.id')
        .as('people'),
    ])
    .where('online_reports.session', '=', session)
    .orderBy('online_reports.n', 'desc')
    .execute()
}

export async function findReport(db: Db | Tx, id: string) {
  return db
    .selectFrom('online_reports')
    .leftJoin('online_undone', 'online_undone.report', 'online_reports.id')
    .select(['online_reports.id', 'programme', 'session', 'online_undone.at as undone_at'])
    .where('online_reports.id', '=', id)
    .executeTakeFirst()
}

/** The persons whom a report's rows name. */
export async function personsOf(tx: Tx, report: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('online_rows')
    .select('person')
    .where('report', '=', report)
    .distinct()
    .execute()
  return rows.map(({ person }) => person)
}

export async function appendUndone(
  tx: Tx,
  undone: { report: string; reason: string; by: string; at: number },
): Promise<void> {
  await tx.insertInto('online_undone').values(undone).execute()
}

/** For whom each person of a session's reports counts now; without those about whom nothing was said. */
export async function assignedIn(
  db: Db | Tx,
  session: string,
): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('online_people')
    .select(['person', 'attendee'])
    .where('session', '=', session)
    .orderBy('n')
    .execute()
  return new Map(rows.map(({ person, attendee }) => [person, attendee]))
}

export async function appendPeople(
  tx: Tx,
  rows: readonly {
    session: string
    person: string
    attendee: string | null
    by: string
    at: number
  }[],
): Promise<void> {
  for (const part of parts(rows, 100)) await tx.insertInto('online_people').values(part).execute()
}

/** What reports call the people of a session who are not known by their e-mail. */
export async function namesInSession(db: Db | Tx, session: string): Promise<OnlineNamesTable[]> {
  return db.selectFrom('online_names').selectAll().where('session', '=', session).execute()
}

export async function addNames(tx: Tx, rows: readonly OnlineNamesTable[]): Promise<void> {
  for (const part of parts(rows, 100)) await tx.insertInto('online_names').values(part).execute()
}

/** Who of a roster has one of these e-mails, which are in small letters; merged people too. */
export async function rosterByEmail(
  db: Db | Tx,
  programme: string,
  emails: readonly string[],
): Promise<{ id: string; email: string }[]> {
  const found: { id: string; email: string }[] = []
  for (const part of parts(emails)) {
    const rows = await db
      .selectFrom('roster')
      .innerJoin('attendees', 'attendees.id', 'roster.attendee')
      .select(['attendees.id', sql<string>`lower(email)`.as('email')])
      .where('roster.programme', '=', programme)
      .where(sql`lower(email)`, 'in', part)
      .execute()
    found.push(...rows)
  }
  return found
}
