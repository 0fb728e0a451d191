import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Dialect, SqliteDialect } from 'kysely'

/** Libraries before 3.51.3 can lose commits in WAL mode; 3.50.7 and 3.44.6 carry the same mend. */
export function sqliteIsSound(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (major !== 3) return major > 3
  if (minor === 44) return patch >= 6
  if (minor === 50) return patch >= 7
  return minor > 51 || (minor === 51 && patch >= 3)
}

/**
 * Opens the embedded database for durable commits: an answer that goes out after a commit is true
 * even if the power fails then.
 * @throws Error when the SQLite library is one that loses commits.
 */
export function openSqlite(path: string): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(path)
  const version = String(db.prepare('select sqlite_version() as v').get()?.v)
  if (!sqliteIsSound(version)) {
    db.close()
    throw new Error(
      `SQLite ${version} has a bug that can lose commits. Start with "npm start", which brings its own.`,
    )
  }
  db.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF',
  )
  return db
}

/** Kysely's SqliteDialect over node:sqlite; transactions take the write lock at once. */
export function sqliteDialect(db: DatabaseSync): Dialect {
  return new SqliteDialect({
    database: {
      close: () => db.close(),
      prepare(sql) {
        const statement = db.prepare(sql === 'begin' ? 'begin immediate' : sql)
        const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...values(parameters)),
          run: (parameters) => statement.run(...values(parameters)),
          iterate: (parameters) => statement.iterate(...values(parameters)),
        }
      },
    },
  })
}
