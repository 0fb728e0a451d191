import type { DialectName } from '../../sync-server/db/dialect.ts'
import { type Database, openEmbedded, openPostgres } from '../../sync-server/db/open.ts'
import { startPostgres } from './postgres.ts'

export interface TestDatabases {
  /** the databases that this machine has; those without PostgreSQL say so */
  dialects: DialectName[]
  /** an empty one, tables up to date */
  open: (dialect: DialectName) => Promise<Database>
  stop: () => Promise<void>
}

/** What contract tests run on, each test on an empty database. */
export async function testDatabases(): Promise<TestDatabases> {
  const postgres = await startPostgres()
  if (!postgres) {
    console.warn('PostgreSQL IS NOT TESTED HERE: its programs were not found (PG_BIN names them)')
  }
  const opened: Database[] = []
  let count = 0
  const broken: Error[] = []
  return {
    dialects: postgres ? ['sqlite', 'postgres'] : ['sqlite'],
    async open(dialect) {
      const database =
        dialect === 'postgres' && postgres
          ? await openPostgres(await postgres.create(`test_${++count}`), (e) => broken.push(e))
          : await openEmbedded(':memory:')
      opened.push(database)
      return database
    },
    async stop() {
      for (const database of opened) await database.close()
      await postgres?.stop()
      if (broken.length > 0) throw new AggregateError(broken, 'connections broke')
    },
  }
}
