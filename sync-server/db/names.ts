import type { Db } from './open.ts'

/** What a programme's kiosks and sessions, and the people who sign in, are called, by their ids. */
export async function namesIn(db: Db, programme: string): Promise<Record<string, string>> {
  const [kiosks, sessions, people] = await Promise.all([
    db.selectFrom('kiosks').select(['id', 'name']).where('programme', '=', programme).execute(),
    db
      .selectFrom('sessions')
      .select(['id', 'title as name'])
      .where('programme', '=', programme)
      .execute(),
    db.selectFrom('people').select(['id', 'name']).execute(),
  ])
  return Object.fromEntries([...people, ...sessions, ...kiosks].map(({ id, name }) => [id, name]))
}
