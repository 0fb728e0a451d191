import type { Db, Tx } from './open.ts'

/** The first closing of a session, which is the one that counts; undefined: it is open. */
export async function closingOf(db: Db | Tx, session: string) {
  return db
    .selectFrom('closings')
    .select(['at', 'by', 'reason'])
    .where('session', '=', session)
    .orderBy('at')
    .orderBy('n')
    .limit(1)
    .executeTakeFirst()
}

/** The programmes that have a session which is over by `now` and not closed yet. */
export async function programmesToClose(db: Db, now: number): Promise<string[]> {
  const rows = await overAndOpen(db, now).select('sessions.programme').distinct().execute()
  return rows.map(({ programme }) => programme)
}

/** The sessions of a programme that are over by `now` and not closed yet, in the order of their ids. */
export async function sessionsToClose(
  tx: Db | Tx,
  programme: string,
  now: number,
): Promise<string[]> {
  const rows = await overAndOpen(tx, now)
    .select('sessions.id')
    .where('sessions.programme', '=', programme)
    .orderBy('sessions.id')
    .execute()
  return rows.map(({ id }) => id)
}

function overAndOpen(db: Db | Tx, now: number) {
  return db
    .selectFrom('sessions')
    .leftJoin('closings', 'closings.session', 'sessions.id')
    .where('closings.n', 'is', null)
    .where('sessions.cancelled', '=', 0)
    .where((eb) => eb(eb.fn.coalesce('sessions.actual_end', 'sessions.end'), '<=', now))
}
