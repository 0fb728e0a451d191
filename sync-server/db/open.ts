import { backup, type DatabaseSync } from 'node:sqlite'
import { Kysely, type KyselyPlugin, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { DialectName } from './dialect.ts'
import { migrations } from './migrations/index.ts'
import { postgresDialect } from './postgres.ts'
import { openSqlite, sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'
import { type Chance, type Transact, transactAgain } from './transact.ts'
import { postgresWire, type Wire, type WireOptions } from './wire.ts'

export type Db = Kysely<Tables>
/** Inside a transaction pass this on; the outer `Db` would wait for ever for the one connection. */
export type Tx = Transaction<Tables>

export interface Database {
  db: Db
  dialect: DialectName
  /** the file's own connection; null on PostgreSQL */
  sqlite: DatabaseSync | null
  transact: Transact
  /** to the other server processes on this database; null: there are none */
  wire: Wire | null
  close: () => Promise<void>
}

/** Opens the embedded database at `path` (or ':memory:') and brings its tables up to date. */
export async function openEmbedded(path: string, plugins: KyselyPlugin[] = []): Promise<Database> {
  const sqlite = openSqlite(path)
  const db = new Kysely<Tables>({ dialect: sqliteDialect(sqlite), plugins })
  await migrate(db, 'sqlite')
  // the write lock is taken at once, so that nothing is ever taken back
  const transact: Transact = (act) => db.transaction().execute(act)
  return { db, dialect: 'sqlite', sqlite, transact, wire: null, close: () => db.destroy() }
}

/** Opens PostgreSQL by its URL and brings its tables up to date, one process at a time. */
export async function openPostgres(options: WireOptions & Chance): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: postgresDialect(options.url, options.onError) })
  try {
    await migrate(db, 'postgres')
  } catch (error) {
    await db.destroy()
    throw error
  }
  const wire = postgresWire(db, options)
  const close = async () => {
    await wire.close()
    await db.destroy()
  }
  return {
    db,
    dialect: 'postgres',
    sqlite: null,
    transact: transactAgain(db, options),
    wire,
    close,
  }
}

async function migrate(db: Db, dialect: DialectName): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(dialect) },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (!error) return
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message)) {
    throw new Error(
      'A newer version of Roomtap has worked with this database. Nothing was changed; start that version or a later one.',
      { cause: error },
    )
  }
  const failed = results?.find((result) => result.status === 'Error')?.migrationName
  throw new Error(`The database could not be brought up to date (${failed ?? 'at the start'})`, {
    cause: error,
  })
}

/** Copies the embedded database to `to` while it is in use. */
export async function backupEmbedded(sqlite: DatabaseSync, to: string): Promise<void> {
  // all pages in one step: a copy in parts begins anew at each write of another process
  await backup(sqlite, to, { rate: 1_000_000_000 })
}
