import { type Connection, lastOfEach } from '../../src/domain/connections.ts'
import type { ReportedStay } from '../../src/domain/evidence.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

/** Connections that count for these attendees, by reports that stand; merges are not followed. */
export async function reportedStays(
  tx: Db | Tx,
  programme: string,
  attendees: readonly string[],
): Promise<(ReportedStay & { attendee: string })[]> {
  const found: (Connection & { attendee: string })[] = []
  for (const part of parts(attendees)) {
    const rows = await standingRows(tx)
      .innerJoin('online_people as who', (join) =>
        join
          .onRef('who.person', '=', 'online_rows.person')
          .onRef('who.session', '=', 'online_reports.session'),
      )
      .select(['online_reports.session', 'online_rows.person', 'form', 'joined', 'left'])
      .select('who.attendee')
      .where('online_reports.programme', '=', programme)
      .where('who.attendee', 'in', part)
      .where('who.n', '=', (eb) =>
        eb
          .selectFrom('online_people as last')
          .select((s) => s.fn.max('last.n').as('n'))
          .whereRef('last.person', '=', 'who.person')
          .whereRef('last.session', '=', 'who.session'),
      )
      .execute()
    for (const { attendee, joined: join, left: leave, ...row } of rows) {
      if (attendee !== null && join !== null && leave !== null) {
        found.push({ ...row, attendee, join, leave })
      }
    }
  }
  return lastOfEach(found).map(({ attendee, session, join, leave }) => ({
    attendee,
    session,
    join,
    leave,
  }))
}

/** All rows of reports that were not taken back. */
export function standingRows(tx: Db | Tx) {
  return tx
    .selectFrom('online_rows')
    .innerJoin('online_reports', 'online_reports.id', 'online_rows.report')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('online_undone')
            .select('online_undone.n')
            .whereRef('online_undone.report', '=', 'online_reports.id'),
        ),
      ),
    )
}

/** Everybody for whom a report's person was ever said to count, in a programme. */
export async function attendeesOfReports(tx: Db | Tx, programme: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('online_people')
    .innerJoin('sessions', 'sessions.id', 'online_people.session')
    .select('attendee')
    .where('sessions.programme', '=', programme)
    .where('attendee', 'is not', null)
    .distinct()
    .execute()
  return rows.flatMap(({ attendee }) => attendee ?? [])
}
