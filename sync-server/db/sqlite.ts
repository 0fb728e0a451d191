import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Dialect, SqliteAdapter, SqliteDialect } from 'kysely'

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
  const db = new DatabaseSync(path, { timeout: 5000 })
  const version = String(db.prepare('select sqlite_version() as v').get()?.v)
  if (!sqliteIsSound(version)) {
    db.close()
    throw new Error(
      `SQLite ${version} has a bug that can lose commits. Start with "npm start", which brings its own.`,
    )
  }
  useWriteAheadLog(db)
  db.exec('PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF')
  return db
}

const tries = 50
const pauseMs = 100

/** A new file changes to WAL once, which busy_timeout doesn't wait for: another process may be at it. */
function useWriteAheadLog(db: DatabaseSync): void {
  for (let left = tries - 1; ; left--) {
    try {
      db.exec('PRAGMA journal_mode=WAL')
      return
    } catch (error) {
      if (left === 0 || !isBusy(error)) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    }
  }
}

/** Whether another process holds the database just now. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message)
}

/** Migrates in one transaction: whole or not at all, and one process at a time. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class EmbeddedDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/** Kysely's SqliteDialect over node:sqlite; transactions take the write lock at once. */
export function sqliteDialect(db: DatabaseSync): Dialect {
  return new EmbeddedDialect({
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
