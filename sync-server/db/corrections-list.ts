import { sql } from 'kysely'
import type { CorrectionRow } from './corrections.ts'
import type { Db } from './open.ts'

/**
 * The corrections of a programme in the order in which they were appended, one more than `limit`; with
 * `session` or `attendee` those that concern it, and the undos of those.
 */
export async function listCorrections(
  db: Db,
  programme: string,
  about: { session?: string | undefined; attendee?: string | undefined },
  { limit, after }: { limit: number; after: number },
): Promise<CorrectionRow[]> {
  let query = db
    .selectFrom('corrections')
    .selectAll()
    .where('programme', '=', programme)
    .where('n', '>', after)
    .orderBy('n')
    .limit(limit + 1)
  const { session, attendee } = about
  if (session !== undefined || attendee !== undefined) {
    query = query.where('root', 'in', rootsAbout(db, programme, about))
  }
  return query.execute()
}

/** The roots of the corrections that concern a session, an attendee, or both. */
export function rootsAbout(
  db: Db,
  programme: string,
  { session, attendee }: { session?: string | undefined; attendee?: string | undefined },
) {
  let query = db
    .selectFrom('corrections as c')
    .leftJoin('logs', 'logs.log', 'c.log')
    .leftJoin('taps', (join) =>
      join.onRef('taps.log', '=', 'logs.n').onRef('taps.seq', '=', 'c.seq'),
    )
    .select('c.root')
    .where('c.programme', '=', programme)
  if (attendee !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('c.attendee', '=', attendee), eb('taps.who', '=', attendee)]),
    )
  }
  if (session !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('c.session', '=', session),
        eb('taps.counts_for', '=', session),
        // what changes an added tap names the tap alone
        eb(
          'c.log',
          'in',
          eb
            .selectFrom('corrections as added')
            .select(sql<string>`'correction:' || added.id`.as('log'))
            .where('added.programme', '=', programme)
            .where('added.kind', '=', 'add-tap')
            .where('added.session', '=', session),
        ),
      ]),
    )
  }
  return query
}
