import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Database } from './open.ts'

/**
 * Runs `act` in one server process at a time: several may start at once on one database. Before the
 * server answers anybody, not within a transaction, and `act` begins none.
 */
export async function oneAtATime<T>(
  { db, sqlite }: Pick<Database, 'db' | 'sqlite'>,
  act: () => Promise<T>,
): Promise<T> {
  if (sqlite) return inOneTransaction(sqlite, act)
  return db.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(743)`.execute(held)
    try {
      return await act()
    } finally {
      await sql`select pg_advisory_unlock(743)`.execute(held)
    }
  })
}

/** There is one connection, so whatever `act` does is within. */
async function inOneTransaction<T>(sqlite: DatabaseSync, act: () => Promise<T>): Promise<T> {
  sqlite.exec('begin immediate')
  try {
    const result = await act()
    sqlite.exec('commit')
    return result
  } catch (error) {
    sqlite.exec('rollback')
    throw error
  }
}
