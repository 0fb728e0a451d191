import type { TestProject } from 'vitest/node'
import { type PostgresPlace, startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** the PostgreSQL of all contract tests; null: this machine has none */
    postgres: PostgresPlace | null
  }
}

/** One PostgreSQL for all contract tests: to start one takes longer than most of them. */
export default async function onePostgres({ provide }: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  provide('postgres', postgres?.place ?? null)
  return async () => postgres?.stop()
}
