import { sql } from 'kysely'
import type { Database } from './open.ts'

/** Asks the database for a sign of life. */
export async function databaseAnswers({ db, sqlite }: Database): Promise<boolean> {
  try {
    // past the queue: an import that takes a while holds the one connection, and is a sign of life
    if (sqlite) sqlite.exec('select 1')
    else await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
