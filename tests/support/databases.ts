import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { DialectName } from '../../sync-server/db/dialect.ts'
import { type Database, openEmbedded, openPostgres } from '../../sync-server/db/open.ts'
import { realTimers } from '../../sync-server/http/timers.ts'
import { fakeRandom } from './chance.ts'
import { withTables } from './one-postgres.ts'
import { databasesAt } from './postgres.ts'

export interface TestDatabases {
  /** the databases that this machine has; those without PostgreSQL say so */
  dialects: DialectName[]
  /** an empty one, tables up to date */
  open: (dialect: DialectName) => Promise<Database>
  /** the URL of an empty PostgreSQL database without tables */
  url: () => Promise<string>
  /** one more process' worth of connections to a PostgreSQL database; broken ones go to `onError` */
  openAt: (url: string, onError?: (error: Error) => void) => Promise<Database>
  stop: () => Promise<void>
}

/** What contract tests run on, each test on an empty database. */
export async function testDatabases(): Promise<TestDatabases> {
  const place = inject('postgres')
  const postgres = place && databasesAt(place)
  if (!postgres) {
    console.warn(
      'PostgreSQL IS NOT TESTED HERE: its programs, version 15 or later, were not found (PG_BIN names their directory)',
    )
  }
  const opened: Database[] = []
  const made: string[] = []
  const broken: Error[] = []
  const create = async (like?: string) => {
    if (!postgres) throw new Error('PostgreSQL is not installed here')
    const name = `test_${randomUUID().replaceAll('-', '')}`
    made.push(name)
    return postgres.create(name, like)
  }
  const keep = (database: Database) => {
    opened.push(database)
    return database
  }
  const noteBroken = (error: Error): void => {
    broken.push(error)
  }
  const openAt = async (url: string, onError = noteBroken) => {
    const pause = async () => {}
    const chance = { random: fakeRandom(), pause }
    return keep(
      await openPostgres({ url, onError, timers: realTimers, ...chance, reconnectMs: 20 }),
    )
  }
  return {
    dialects: postgres ? ['sqlite', 'postgres'] : ['sqlite'],
    url: () => create(),
    openAt,
    open: async (dialect) =>
      dialect === 'postgres'
        ? openAt(await create(withTables))
        : keep(await openEmbedded(':memory:')),
    async stop() {
      for (const database of opened) await database.close()
      // a connection that is still saying goodbye when its database goes is none that broke
      const brokenInUse = [...broken]
      for (const name of made) await postgres?.drop(name)
      if (brokenInUse.length > 0) throw new AggregateError(brokenInUse, 'connections broke')
    },
  }
}
