import { sql } from 'kysely'
import type { Database } from './open.ts'

/**
 * Runs `act` in one server process at a time: on PostgreSQL several may start at once. Not within a
 * transaction: `act` uses connections of its own.
 */
export async function oneAtATime<T>(database: Database, act: () => Promise<T>): Promise<T> {
  if (database.dialect === 'sqlite') return act()
  return database.db.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(743)`.execute(held)
    try {
      return await act()
    } finally {
      await sql`select pg_advisory_unlock(743)`.execute(held)
    }
  })
}
