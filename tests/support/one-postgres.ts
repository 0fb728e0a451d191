import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../sync-server/db/open.ts'
import { realTimers } from '../../sync-server/http/timers.ts'
import { fakeRandom } from './chance.ts'
import { type PostgresPlace, startPostgres, type TestPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** the PostgreSQL of all contract tests; null: this machine has none */
    postgres: PostgresPlace | null
  }
}

/** The database with tables and nothing in them; to copy it is quicker than to make them. */
export const withTables = 'with_tables'

/** One PostgreSQL for all contract tests: to start one takes longer than most of them. */
export default async function onePostgres({ provide }: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  if (postgres) await makeTables(postgres)
  provide('postgres', postgres?.place ?? null)
  return async () => postgres?.stop()
}

async function makeTables(postgres: TestPostgres): Promise<void> {
  const url = await postgres.create(withTables)
  const chance = { random: fakeRandom(), pause: async () => {} }
  const onError = (error: Error) => console.error(error)
  const made = await openPostgres({ url, onError, timers: realTimers, ...chance })
  await made.close()
  await postgres.close(withTables)
}
