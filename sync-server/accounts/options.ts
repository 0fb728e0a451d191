import { passkey } from '@better-auth/passkey'
import type { BetterAuthOptions } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { Database } from '../db/open.ts'
import { isDeactivated, noteSignIn } from '../db/people.ts'
import { roles } from '../http/rights.ts'

/** The caller's address as the socket says: set by us on every request, never taken from outside. */
export const addressHeader = 'x-roomtap-address'
/** What the session cookie's name begins with; `__Host-` ties it to this host and to TLS or localhost. */
export const cookiePrefix = '__Host-roomtap'

const day = 86_400

interface Parts {
  database: Database
  /** where the pages are reached; null: at localhost, for all that passkeys know */
  publicUrl: string | null
  secret: string
  /** ms UTC */
  clock: () => number
  log: Logger
}

/** better-auth, for people only: e-mail and password, sessions in the database. */
export function authOptions({ database, publicUrl, secret, clock, log }: Parts) {
  return {
    appName: 'Roomtap',
    basePath: '/api/auth',
    // the request's own address; the fallback serves calls from within, which make no links
    baseURL: { allowedHosts: ['*'], protocol: 'auto', fallback: 'http://localhost' },
    secret,
    // a transaction would hold the one connection while passwords are hashed
    database: { db: database.db, type: database.dialect, transaction: false },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      disableColors: true,
      log: (level, message) =>
        log[level === 'error' ? 'error' : 'warn']({ by: 'accounts' }, message),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
    },
    user: {
      modelName: 'people',
      additionalFields: { role: { type: [...roles], required: true, input: false } },
    },
    session: { modelName: 'sign_ins', expiresIn: 14 * day, updateAge: day },
    account: { modelName: 'sign_in_methods' },
    verification: { modelName: 'sign_in_checks' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'sign_in_rates',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 20 },
        '/sign-in/social': { window: 60, max: 20 },
        '/get-session': false,
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Roomtap',
        schema: { twoFactor: { modelName: 'second_factors' } },
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
      }),
      passkey({
        rpName: 'Roomtap',
        rpID: publicUrl === null ? 'localhost' : new URL(publicUrl).hostname,
        schema: { passkey: { modelName: 'passkeys' } },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            if (!(await isDeactivated(database.db, userId))) return
            throw new APIError('FORBIDDEN', {
              message: 'An admin has closed this account. Ask an admin to open it again.',
            })
          },
          after: async ({ userId }) => noteSignIn(database.db, userId, clock()),
        },
      },
    },
    advanced: {
      // the prefix itself says that the cookie is secure, so no second prefix
      useSecureCookies: false,
      cookiePrefix,
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  } satisfies BetterAuthOptions
}
