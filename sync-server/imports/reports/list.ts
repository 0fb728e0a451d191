import { DateOrder, ReportForm, type ReportList } from '../../../src/domain/api-reports.ts'
import { namesIn } from '../../db/names.ts'
import { assignedIn, connectionsOf, listReports, namesInSession } from '../../db/online-reports.ts'
import type { Db } from '../../db/open.ts'
import { needSession } from '../sessions/change.ts'

/**
 * The reports that were imported for a session, and whose connections count for nobody yet.
 * @throws HttpProblem `not-found`
 */
export async function showReports(db: Db, session: string): Promise<ReportList> {
  const { programme } = await needSession(db, session)
  const reports = await listReports(db, session)
  const people = reports.length === 0 ? {} : await namesIn(db, programme)
  const items = reports.map((row) => ({
    id: row.id,
    form: ReportForm.parse(row.form),
    meeting: row.meeting,
    zone: row.zone,
    dateOrder: DateOrder.parse(row.date_order),
    rows: Number(row.rows ?? 0),
    people: Number(row.people ?? 0),
    by: row.by,
    byName: people[row.by] ?? null,
    at: row.at,
    undone:
      row.undone_at === null || row.undone_by === null
        ? null
        : { by: row.undone_by, at: row.undone_at },
  }))
  return { items, waiting: await waitingOf(db, session) }
}

async function waitingOf(db: Db, session: string): Promise<ReportList['waiting']> {
  const assigned = await assignedIn(db, session)
  const names = new Map((await namesInSession(db, session)).map((row) => [row.person, row]))
  const rows = (await connectionsOf(db, session)).filter(({ person }) => !assigned.get(person))
  return [...Map.groupBy(rows, ({ person }) => person)].map(([person, theirs]) => ({
    name: names.get(person)?.name ?? null,
    email: names.get(person)?.email ?? null,
    connections: theirs.length,
  }))
}
