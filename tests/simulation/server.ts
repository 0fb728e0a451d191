import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { pino } from 'pino'
import type { Accounts } from '../../sync-server/accounts/accounts.ts'
import { type App, createApp } from '../../sync-server/app.ts'
import { readConfig } from '../../sync-server/config.ts'
import type { Context } from '../../sync-server/context.ts'
import { drawServerEpoch } from '../../sync-server/db/meta.ts'
import type { Database } from '../../sync-server/db/open.ts'
import { openSqlite, sqliteDialect } from '../../sync-server/db/sqlite.ts'
import type { Tables } from '../../sync-server/db/tables.ts'
import { createLimits } from '../../sync-server/http/limits.ts'
import { createLive } from '../../sync-server/http/live.ts'
import { createIds } from '../../sync-server/ids.ts'
import { reconcileLeftovers } from '../../sync-server/reconcile/soon.ts'
import type { Chance } from './chance.ts'

export interface SimRequest {
  method: string
  path: string
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | null
}
export interface SimAnswer {
  status: number
  headers: [string, string][]
  text: string
}

/** The real server on a database in memory, which dies when told, and lives again from what was durable. */
export interface SimServer {
  /** null: it died before it had answered */
  handle: (request: SimRequest) => Promise<SimAnswer | null>
  /** dies before or after so many more statements: within a transaction or between commit and answer */
  dieAfter: (halves: number) => void
  /** dies where a transaction is to commit, after so many others */
  dieAtCommit: (after: number) => void
  die: () => void
  /** a new process on the same database */
  start: () => Promise<void>
  isUp: () => boolean
  backup: () => Uint8Array
  /** a new process on an old copy, in a new epoch (PROTOCOL rule 6) */
  restore: (copy: Uint8Array) => Promise<void>
  ctx: () => Context
  /** reads what is durable */
  rows: (sql: string, ...values: (string | number | null)[]) => Record<string, unknown>[]
  /** what the log says went wrong while no death was the reason */
  errors: string[]
  close: () => Promise<void>
}

/** What may be put between the server and the world, to plant a bug. */
export interface ServerWraps {
  database?: (database: Database) => Database
  app?: (app: App) => (request: Request) => Promise<Response>
}

const nobody: Accounts = {
  find: async () => null,
  handle: async () => new Response(null, { status: 404 }),
  add: async () => {
    throw new Error('nobody signs in here')
  },
}

interface Life {
  alive: boolean
  /** halves of statements until death */
  left: number
  /** commits until death */
  commits: number
}

class Died extends Error {}

const never = Number.POSITIVE_INFINITY

/** Counts down before and after each statement; a dead process runs none. */
function mortal(sqlite: DatabaseSync, life: Life, die: () => void): DatabaseSync {
  const statements = new Map<string, StatementSync>()
  const step = () => {
    if (life.alive && life.left-- <= 0) die()
    if (!life.alive) throw new Died('the server is gone')
  }
  const around =
    <A extends unknown[], R>(run: (...args: A) => R) =>
    (...args: A): R => {
      step()
      const result = run(...args)
      step()
      return result
    }
  const wrap = (statement: StatementSync) =>
    new Proxy(statement, {
      get: (target, name) => {
        if (name === 'all') return around((...values: never[]) => target.all(...values))
        if (name === 'run') return around((...values: never[]) => target.run(...values))
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  return new Proxy(sqlite, {
    get: (target, name) => {
      if (name === 'prepare')
        return (sql: string) => {
          if (sql === 'commit' && life.commits-- <= 0) die()
          const statement = statements.get(sql) ?? wrap(target.prepare(sql))
          statements.set(sql, statement)
          return statement
        }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

interface Parts {
  /** the database to begin with */
  copy: Uint8Array
  clock: () => number
  chance: Chance
  wraps?: ServerWraps
}

export async function simServer({ copy, clock, chance, wraps = {} }: Parts): Promise<SimServer> {
  const sqlite = openSqlite(':memory:')
  sqlite.deserialize(copy)
  sqlite.exec('PRAGMA foreign_keys=ON')
  const errors: string[] = []
  const random = (bytes: number) => chance.bytes(bytes)
  const newId = createIds(clock, random)
  const limits = () => createLimits(clock)
  let life: Life = { alive: false, left: never, commits: never }
  let current: { ctx: Context; fetch: (request: Request) => Promise<Response> } | null = null

  const die = () => {
    life.alive = false
    current = null
    if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
  }
  const open = (): Database => {
    const own: Life = { alive: true, left: never, commits: never }
    life = own
    const connection = mortal(sqlite, own, () => {
      if (life === own) die()
    })
    const db = new Kysely<Tables>({ dialect: sqliteDialect(connection) })
    const database: Database = {
      db,
      dialect: 'sqlite',
      sqlite: connection,
      transact: (act) => db.transaction().execute(act),
      wire: null,
      close: () => db.destroy(),
    }
    return wraps.database?.(database) ?? database
  }
  const start = async () => {
    const database = open()
    const own = life
    const log = pino(
      { level: 'error', base: null },
      {
        write: (line: string) => {
          if (own.alive) errors.push(line)
        },
      },
    )
    const ctx: Context = {
      config: readConfig({}),
      database,
      clock,
      random,
      newId,
      log,
      live: createLive(),
      accounts: nobody,
      limits: limits(),
      localHttps: null,
    }
    const app = createApp(ctx)
    const fetch = wraps.app?.(app) ?? (async (request: Request) => app.fetch(request))
    current = { ctx, fetch }
    await reconcileLeftovers(ctx)
  }
  await start()

  return {
    errors,
    start,
    die,
    dieAfter: (halves) => {
      life.left = halves
    },
    dieAtCommit: (after) => {
      life.commits = after
    },
    isUp: () => life.alive,
    handle: async ({ method, path, headers, body }) => {
      const own = life
      if (!current) return null
      const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const request = new Request(`http://server.test${path}`, {
        method,
        headers: { ...headers, ...length },
        body,
      })
      const response = await current.fetch(request)
      const text = await response.text()
      return own.alive ? { status: response.status, headers: [...response.headers], text } : null
    },
    backup: () => sqlite.serialize(),
    restore: async (copy) => {
      die()
      sqlite.deserialize(copy)
      sqlite.exec('PRAGMA foreign_keys=ON')
      const { db } = open()
      await db.transaction().execute((tx) => drawServerEpoch(tx, newId()))
      await start()
    },
    ctx: () => {
      if (!current) throw new Died('the server is down')
      return current.ctx
    },
    rows: (sql, ...values) => sqlite.prepare(sql).all(...values),
    close: async () => {
      die()
      sqlite.close()
    },
  }
}
