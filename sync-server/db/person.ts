import type { Db, Tx } from './open.ts'

/** A person's row, whatever became of them; undefined: there is none. */
export function findPerson(db: Db | Tx, id: string) {
  return db.selectFrom('attendees').selectAll().where('id', '=', id).executeTakeFirst()
}
