import { pino } from 'pino'
import { openAccounts } from '../../sync-server/accounts/accounts.ts'
import { secretHash } from '../../sync-server/accounts/secrets.ts'
import { type App, createApp } from '../../sync-server/app.ts'
import { readConfig } from '../../sync-server/config.ts'
import type { Context } from '../../sync-server/context.ts'
import { type Database, openEmbedded } from '../../sync-server/db/open.ts'
import { addToken } from '../../sync-server/db/tokens.ts'
import { createLimits } from '../../sync-server/http/limits.ts'
import { createLive } from '../../sync-server/http/live.ts'
import type { Role } from '../../sync-server/http/rights.ts'
import type { Route } from '../../sync-server/http/route.ts'
import { createProgress } from '../../sync-server/imports/progress.ts'
import { fakeIds, fakeRandom } from './chance.ts'
import { type FakeClock, fakeClock } from './clock.ts'
import { holdAgainstDocument } from './document.ts'

export interface Ask {
  token?: string
  /** an object goes as JSON; a string or bytes as they are */
  body?: unknown
  headers?: Record<string, string>
}

export interface TestServer {
  app: App
  ctx: Context
  clock: FakeClock
  /** an API token of an admin */
  adminToken: string
  tokenOf: (role: Role) => Promise<string>
  request: (method: string, path: string, ask?: Ask) => Promise<Response>
  close: () => Promise<void>
}

export interface TestServerOptions {
  env?: Record<string, string>
  routes?: readonly Route[]
  /** where it is not to be a new one in memory */
  database?: Database
}

/** The whole server on a database in memory, without sockets, with a clock that stands still. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const clock = fakeClock()
  const ctx = await fakeContext(clock, options)
  const app = createApp(ctx, options.routes)
  const tokenOf = async (role: Role) => {
    const token = `token-of-${role}-${ctx.newId()}`
    const row = { hash: secretHash(token), name: role, role, created_at: clock(), last_used: null }
    await ctx.database.db.transaction().execute((tx) => addToken(tx, row))
    return token
  }
  return {
    app,
    ctx,
    clock,
    adminToken: await tokenOf('admin'),
    tokenOf,
    request: async (method, path, ask = {}) => {
      const answer = await app.request(path, toInit(method, ask))
      // routes of a test's own are in no document
      if (!options.routes) await holdAgainstDocument(method, path, answer)
      return answer
    },
    close: () => ctx.database.close(),
  }
}

async function fakeContext(
  clock: FakeClock,
  { env = {}, database: given }: TestServerOptions,
): Promise<Context> {
  const database = given ?? (await openEmbedded(':memory:'))
  const random = fakeRandom()
  const log = pino({ level: env.LOG_LEVEL ?? 'silent' })
  return {
    config: readConfig(env),
    database,
    clock,
    random,
    newId: fakeIds(),
    log,
    live: createLive(),
    limits: createLimits(clock),
    progress: createProgress(),
    localHttps: null,
    linkSecret: 'the secret of the tests’ personal links',
    accounts: await openAccounts({ database, random, clock, log, config: readConfig(env) }),
  }
}

function toInit(method: string, { token, body, headers = {} }: Ask): RequestInit {
  const all = new Headers(headers)
  if (token !== undefined) all.set('authorization', `Bearer ${token}`)
  if (body === undefined) return { method, headers: all }
  const raw = typeof body === 'string' || body instanceof Uint8Array
  if (!raw && !all.has('content-type')) all.set('content-type', 'application/json')
  return { method, headers: all, body: raw ? (body as BodyInit) : JSON.stringify(body) }
}
