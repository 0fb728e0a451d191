import { pino } from 'pino'
import type { Accounts } from '../../sync-server/accounts/accounts.ts'
import { type App, createApp } from '../../sync-server/app.ts'
import { readConfig } from '../../sync-server/config.ts'
import type { Context } from '../../sync-server/context.ts'
import { drawServerEpoch } from '../../sync-server/db/meta.ts'
import type { Database } from '../../sync-server/db/open.ts'
import { createLimits } from '../../sync-server/http/limits.ts'
import { createLive } from '../../sync-server/http/live.ts'
import { createIds } from '../../sync-server/ids.ts'
import { createProgress } from '../../sync-server/imports/progress.ts'
import { reconcileLeftovers } from '../../sync-server/reconcile/soon.ts'
import type { Chance } from './chance.ts'
import { Died, type Life, mortal } from './mortal.ts'
import type { Copy, Store } from './store.ts'

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

/** The real server, which dies when told, and lives again from what was durable. */
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
  backup: () => Promise<Copy>
  /** a new process on an old copy, in a new epoch (PROTOCOL rule 6) */
  restore: (copy: Copy) => Promise<void>
  ctx: () => Context
  /** reads what is durable */
  rows: Store['rows']
  /** what the log says went wrong while no death was the reason */
  errors: string[]
  close: () => Promise<void>
}

/** What may be put between the server and the world, to plant a bug. */
export interface ServerWraps {
  database?: (database: Database) => Database
  app?: (app: App) => (request: Request) => Promise<Response>
}

const refuse = async () => {
  throw new Error('nobody signs in here')
}
const nobody: Accounts = {
  provider: null,
  find: async () => null,
  handle: async () => new Response(null, { status: 404 }),
  add: refuse,
  setPassword: refuse,
  signIns: refuse,
  endSignIns: refuse,
}

const never = Number.POSITIVE_INFINITY
/** Shorter than any time after which a dead server is started again. */
const LONGEST_HANG_MS = 4_000

interface Parts {
  store: Store
  clock: () => number
  wait: (ms: number) => Promise<void>
  chance: Chance
  wraps?: ServerWraps
}

export async function simServer({
  store,
  clock,
  wait,
  chance,
  wraps = {},
}: Parts): Promise<SimServer> {
  const errors: string[] = []
  const random = (bytes: number) => chance.bytes(bytes)
  const newId = createIds(clock, random)
  const limits = () => createLimits(clock)
  const hangs = chance.fork('hang')
  let life: Life = { alive: false, left: never, commits: never }
  let current: { ctx: Context; fetch: (request: Request) => Promise<Response> } | null = null

  const end = () => {
    life.alive = false
    current = null
    store.cutOff()
  }
  const open = (): Database => {
    const own: Life = { alive: true, left: never, commits: never }
    life = own
    const die = () => {
      if (life === own) end()
    }
    const hang = () => wait(hangs.pick([0, hangs.int(0, LONGEST_HANG_MS)]))
    const database = store.open((dialect) => mortal(dialect, own, { die, hang }))
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
      progress: createProgress(),
      localHttps: null,
      linkSecret: 'the secret of the simulation’s personal links',
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
    die: end,
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
    backup: store.backup,
    restore: async (copy) => {
      end()
      await store.restore(copy)
      const { db } = open()
      await db.transaction().execute((tx) => drawServerEpoch(tx, newId()))
      await start()
    },
    ctx: () => {
      if (!current) throw new Died('the server is down')
      return current.ctx
    },
    rows: store.rows,
    close: async () => {
      end()
      await store.close()
    },
  }
}
