import { DatabaseSync } from 'node:sqlite'
import { type Dialect, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { openAccounts } from '../../sync-server/accounts/accounts.ts'
import { openPostgres } from '../../sync-server/db/open.ts'
import type { Tables } from '../../sync-server/db/tables.ts'
import type { Copy, Row, Store } from './store.ts'
import type { Turns } from './turns.ts'

const int8 = 20
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
}

/** A PostgreSQL database with the server's tables, which all runs of this process use one after the other. */
export interface PostgresPlace {
  /** empties it and puts there what `copy` holds */
  store: (copy: Uint8Array) => Promise<Store>
  close: () => Promise<void>
}

/** Opens it and makes its tables. */
export async function postgresPlace(url: string, turns: Turns): Promise<PostgresPlace> {
  const random = (bytes: number) => new Uint8Array(bytes)
  const nothing = { onError: () => {}, random, pause: async () => {} }
  const timers = { after: () => () => {} }
  const database = await openPostgres({ url, timers, ...nothing })
  const log = pino({ level: 'silent' })
  const config = { publicUrl: null, oidc: null }
  await openAccounts({ database, random, clock: () => 0, log, config })
  await database.close()
  const reader = new pg.Client({ connectionString: url, types })
  await reader.connect()
  const { rows } = await reader.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  )
  const tables = rows.map(({ name }) => name).filter((name) => !name.startsWith('kysely_'))
  return {
    store: async (copy) => postgresStore(url, turns, reader, rowsOfSqlite(copy, tables)),
    close: () => reader.end(),
  }
}

const quoted = (name: string) => `"${name}"`

function rowsOfSqlite(copy: Uint8Array, tables: string[]): ReadonlyMap<string, Row[]> {
  const sqlite = new DatabaseSync(':memory:')
  sqlite.deserialize(copy)
  const read = (table: string) => sqlite.prepare(`select * from ${quoted(table)}`).all()
  const found = new Map(tables.map((table) => [table, read(table)]))
  sqlite.close()
  return found
}

async function postgresStore(
  url: string,
  turns: Turns,
  reader: pg.Client,
  first: ReadonlyMap<string, Row[]>,
): Promise<Store> {
  /** resolves when nothing of a dead process is left */
  let gone: Promise<unknown> = Promise.resolve()
  let pool: pg.Pool | null = null
  const ask = async (sql: string, values: unknown[] = []): Promise<Row[]> =>
    turns.during(reader.query<Row>(sql, values).then(({ rows }) => rows))

  const load = async (copy: Copy) => {
    if (copy instanceof Uint8Array) throw new Error('a copy of another database')
    await turns.during(gone)
    await ask(`truncate ${[...copy.keys()].map(quoted).join()} restart identity`)
    // a table comes after those that its keys refer to
    await ask('set session_replication_role = replica')
    for (const [table, rows] of copy) {
      if (rows.length === 0) continue
      const name = quoted(table)
      const filled = `insert into ${name} select * from json_populate_recordset(null::${name}, $1)`
      await ask(filled, [JSON.stringify(rows)])
      if ('n' in (rows[0] ?? {}))
        await ask(
          `select setval(s, (select max(n) from ${name})) from pg_get_serial_sequence($1, 'n') as s where s is not null`,
          [table],
        )
    }
    await ask('set session_replication_role = origin')
  }
  await load(first)

  return {
    open: (wrap) => {
      const own = new pg.Pool({ connectionString: url, max: 1, types, idleTimeoutMillis: 0 })
      own.on('error', () => {})
      own.on('connect', (client) => client.on('error', () => {}))
      pool = own
      const connect = async () => (await own.connect()).release()
      const ready = turns.during(gone.then(connect)).catch(() => {})
      const dialect = wrap(counted(new PostgresDialect({ pool: own }), turns, ready))
      const db = new Kysely<Tables>({ dialect })
      return {
        db,
        dialect: 'postgres',
        sqlite: null,
        // one connection, as the embedded database has: the order of things is the same on both
        transact: (act) => db.transaction().execute(act),
        wire: null,
        close: () => db.destroy(),
      }
    },
    cutOff: () => {
      const dead = pool
      pool = null
      if (!dead) return
      gone = gone.then(() => endAll(reader))
      void turns.during(gone)
      void dead.end()
    },
    backup: async () => {
      const copy = new Map<string, Row[]>()
      for (const table of first.keys()) copy.set(table, await ask(`select * from ${quoted(table)}`))
      return copy
    },
    restore: load,
    rows: (sql, ...values) => {
      let n = 0
      return ask(
        sql.replaceAll('?', () => `$${++n}`),
        values,
      )
    },
    close: () => turns.during(gone).then(() => {}),
  }
}

/** As when a server's machine is gone: its backends end, and with them what they had not committed. */
async function endAll(reader: pg.Client): Promise<void> {
  const others =
    'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
  await reader.query(`select pg_terminate_backend(pid) ${others}`)
  for (;;) {
    const { rows } = await reader.query(`select 1 ${others}`)
    if (rows.length === 0) return
  }
}

/** Counts what is under way at the database, and lets nobody in before it is `ready`. */
function counted(dialect: Dialect, turns: Turns, ready: Promise<unknown>): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver()
      const acquire = driver.acquireConnection.bind(driver)
      const known = new WeakSet<object>()
      driver.acquireConnection = async (...options) => {
        await ready
        const connection = await acquire(...options)
        if (known.has(connection)) return connection
        known.add(connection)
        const run = connection.executeQuery.bind(connection)
        connection.executeQuery = (query, ...rest) => turns.during(run<never>(query, ...rest))
        return connection
      }
      return driver
    },
  }
}
