import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type Dialect, Kysely } from 'kysely'
import type { Database } from '../../sync-server/db/open.ts'
import { openSqlite, sqliteDialect } from '../../sync-server/db/sqlite.ts'
import type { Tables } from '../../sync-server/db/tables.ts'
import type { Copy, Store } from './store.ts'

/** What a statement answers with, by its text: all databases here have the same tables, and asking takes long. */
const columnsOf = new Map<string, ReturnType<StatementSync['columns']>>()

const bound = (target: object, name: string | symbol): unknown => {
  const value: unknown = Reflect.get(target, name)
  return typeof value === 'function' ? value.bind(target) : value
}

const knowing = (sql: string, statement: StatementSync) =>
  new Proxy(statement, {
    get: (target, name) => {
      if (name !== 'columns') return bound(target, name)
      return () => {
        const columns = columnsOf.get(sql) ?? target.columns()
        columnsOf.set(sql, columns)
        return columns
      }
    },
  })

/** Prepares each statement once. */
function quick(sqlite: DatabaseSync): DatabaseSync {
  const statements = new Map<string, StatementSync>()
  return new Proxy(sqlite, {
    get: (target, name) => {
      if (name !== 'prepare') return bound(target, name)
      return (sql: string) => {
        const statement = statements.get(sql) ?? knowing(sql, target.prepare(sql))
        statements.set(sql, statement)
        return statement
      }
    },
  })
}

/** A database in memory, as it stands in `copy`. */
export function sqliteStore(copy: Uint8Array): Store {
  const sqlite = openSqlite(':memory:')
  const load = (from: Copy) => {
    if (!(from instanceof Uint8Array)) throw new Error('a copy of another database')
    sqlite.deserialize(from)
    sqlite.exec('PRAGMA foreign_keys=ON')
  }
  load(copy)
  return {
    open: (wrap: (dialect: Dialect) => Dialect): Database => {
      const connection = quick(sqlite)
      const db = new Kysely<Tables>({ dialect: wrap(sqliteDialect(connection)) })
      return {
        db,
        dialect: 'sqlite',
        sqlite: connection,
        transact: (act) => db.transaction().execute(act),
        wire: null,
        close: () => db.destroy(),
      }
    },
    cutOff: () => {
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
    },
    backup: async () => sqlite.serialize(),
    restore: async (from) => load(from),
    rows: async (sql, ...values) => sqlite.prepare(sql).all(...values),
    close: async () => sqlite.close(),
  }
}
