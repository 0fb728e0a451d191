import type { Db } from './open.ts'

/** What a programme's kiosks and sessions, and the people who sign in, are called, by their ids. */
export async function namesIn(db: Db, programme: string): Promise<Record<string, string>> {
  const [kiosks, sessions, people, presenters] = await Promise.all([
    db.selectFrom('kiosks').select(['id', 'name']).where('programme', '=', programme).execute(),
    db
      .selectFrom('sessions')
      .select(['id', 'title as name'])
      .where('programme', '=', programme)
      .execute(),
    db.selectFrom('people').select(['id', 'name']).execute(),
    presentersIn(db, programme),
  ])
  return Object.fromEntries(
    [...people, ...sessions, ...kiosks, ...presenters].map(({ id, name }) => [id, name]),
  )
}

/** As they stand where something was done by their links. */
async function presentersIn(db: Db, programme: string) {
  const rows = await db
    .selectFrom('presenters')
    .select(['id', 'name'])
    .where('programme', '=', programme)
    .execute()
  return rows.map(({ id, name }) => ({ id: `presenter:${id}`, name }))
}
