import type { Logger } from 'pino'
import type { Accounts } from './accounts/accounts.ts'
import type { Config } from './config.ts'
import type { Database } from './db/open.ts'
import type { Limits } from './http/limits.ts'
import type { Live } from './http/live.ts'
import type { Progress } from './imports/progress.ts'
import type { LocalHttps } from './tls/local-https.ts'

/** What every part of the server works with: built once in main.ts, built with fakes in tests. */
export interface Context {
  config: Config
  database: Database
  /** ms UTC now */
  clock: () => number
  /** so many random bytes from a source fit for secrets */
  random: (bytes: number) => Uint8Array
  /** a new opaque id */
  newId: () => string
  log: Logger
  live: Live
  /** who the people are and how they sign in */
  accounts: Accounts
  limits: Limits
  /** how far imports are */
  progress: Progress
  /** HTTPS for tablets with a certificate of our own; null: something else brings HTTPS, or it is off */
  localHttps: LocalHttps | null
  /** under which personal links are made */
  linkSecret: string
}
