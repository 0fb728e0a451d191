import type { LinkRow } from './links.ts'
import type { Db, Tx } from './open.ts'
import type { PresentersTable } from './presenter-tables.ts'

/** Presenters of a programme of whom more than a name is known, or who have a link. */
export const presentersOf = (db: Db | Tx, programme: string): Promise<PresentersTable[]> =>
  db.selectFrom('presenters').selectAll().where('programme', '=', programme).execute()

export const findPresenter = (db: Db | Tx, id: string): Promise<PresentersTable | undefined> =>
  db.selectFrom('presenters').selectAll().where('id', '=', id).executeTakeFirst()

/** The presenter of this name; made where there is none. @param id of a new one */
export async function presenterNamed(
  tx: Tx,
  programme: string,
  name: string,
  id: string,
): Promise<PresentersTable> {
  await tx
    .insertInto('presenters')
    .values({ id, programme, name, email: null, language: null })
    .onConflict((conflict) => conflict.columns(['programme', 'name']).doNothing())
    .execute()
  return tx
    .selectFrom('presenters')
    .selectAll()
    .where('programme', '=', programme)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
}

/** How a presenter is reached. */
export async function setPresenter(
  tx: Tx,
  id: string,
  reached: Pick<PresentersTable, 'email' | 'language'>,
): Promise<void> {
  await tx.updateTable('presenters').set(reached).where('id', '=', id).execute()
}

/** The links to confirm a list that open something at `now`, ms UTC: of a programme, or of one session. */
export async function confirmLinks(
  db: Db | Tx,
  where: { programme: string; session?: string },
  now: number,
): Promise<LinkRow[]> {
  let query = db
    .selectFrom('links')
    .selectAll()
    .where('kind', '=', 'confirm')
    .where('programme', '=', where.programme)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
  if (where.session !== undefined) query = query.where('session', '=', where.session)
  return query.execute()
}

/** By whom and when a programme's sessions were closed by presenters, the first time of each. */
export async function confirmations(db: Db | Tx, programme: string) {
  return db
    .selectFrom('closings')
    .innerJoin('sessions', 'sessions.id', 'closings.session')
    .select(['closings.session', 'closings.by'])
    .select((eb) => eb.fn.min('closings.at').as('at'))
    .where('sessions.programme', '=', programme)
    .where('closings.by', 'like', 'presenter:%')
    .groupBy(['closings.session', 'closings.by'])
    .execute()
}
