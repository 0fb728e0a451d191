import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import type { Config } from '../config.ts'
import { metaOrDraw } from '../db/meta.ts'
import { oneAtATime } from '../db/one-at-a-time.ts'
import type { Database } from '../db/open.ts'
import { isDeactivated } from '../db/people.ts'
import { type Role, roles } from '../http/rights.ts'
import { type Provider, prepareProvider } from './oidc.ts'
import { addressHeader, authOptions, cookiePrefix } from './options.ts'
import { drawSecret } from './secrets.ts'

const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** the sign-in by which they are known */
  signIn: z.string(),
})
type Person = z.infer<typeof Person>

export interface NewPerson {
  name: string
  email: string
  password: string
  role: Role
}

/** People and their sign-in. */
export interface Accounts {
  /** whose session cookie this is; null: nobody's */
  find: (headers: Headers) => Promise<Person | null>
  /** who else may say who somebody is; null: nobody */
  provider: Provider | null
  /** the sign-in calls under /api/auth */
  handle: (request: Request, address: string) => Promise<Response>
  /** @throws where the address is taken */
  add: (person: NewPerson) => Promise<{ id: string }>
  /** lets a person sign in by this password from now on, and ends all their sign-ins */
  setPassword: (person: string, password: string) => Promise<void>
  /** where a person is signed in now, the newest first */
  signIns: (person: string) => Promise<SignIn[]>
  /** ends all of a person's sign-ins but `except`, or those of these ids; gives how many */
  endSignIns: (person: string, which?: { only?: string; except?: string }) => Promise<number>
}

/** One browser in which somebody is signed in; times in ms UTC. */
export interface SignIn {
  id: string
  since: number
  expiresAt: number
  address: string | null
  browser: string | null
}

interface Parts {
  database: Database
  random: (bytes: number) => Uint8Array
  clock: () => number
  log: Logger
  config: Pick<Config, 'publicUrl' | 'oidc'>
}

/** Brings better-auth's own tables up to date and opens it. */
export async function openAccounts({
  database,
  random,
  clock,
  log,
  config,
}: Parts): Promise<Accounts> {
  const secret = await metaOrDraw(database.db, 'signInSecret', () => drawSecret(random))
  const options = authOptions({ database, secret, clock, log, publicUrl: config.publicUrl })
  await oneAtATime(database, async () => (await getMigrations(options)).runMigrations())
  const auth = betterAuth(options)
  const provider =
    config.oidc && prepareProvider({ config: config.oidc, options, database, clock, log })
  const sessionsOf = async (person: string) => {
    const { internalAdapter } = await auth.$context
    const all = await internalAdapter.listSessions(person)
    const now = clock()
    const standing = all.filter(({ expiresAt }) => expiresAt.getTime() > now)
    return standing.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  }
  return {
    provider,
    async find(headers) {
      if (!headers.get('cookie')?.includes(cookiePrefix)) return null
      const session = await auth.api.getSession({ headers })
      const person = z.safeParse(Person, { ...session?.user, signIn: session?.session.id })
      if (!person.success || (await isDeactivated(database.db, person.data.id))) return null
      return person.data
    },
    handle(request, address) {
      const headers = new Headers(request.headers)
      headers.set(addressHeader, address)
      const told = new Request(request, { headers })
      return provider?.answers(told) ? provider.handle(told) : auth.handler(told)
    },
    async add({ name, email, password, role }) {
      const { internalAdapter, password: passwords } = await auth.$context
      const hash = await passwords.hash(password)
      const fields = { name, email: email.toLowerCase(), emailVerified: true, role }
      const person = await internalAdapter.createUser(fields, { method: 'admin' })
      await internalAdapter.linkAccount({
        userId: person.id,
        providerId: 'credential',
        accountId: person.id,
        password: hash,
      })
      return { id: person.id }
    },
    async setPassword(person, password) {
      const { internalAdapter, password: passwords } = await auth.$context
      const hash = await passwords.hash(password)
      const accounts = await internalAdapter.findAccounts(person)
      if (accounts.some(({ providerId }) => providerId === 'credential')) {
        await internalAdapter.updatePassword(person, hash)
      } else {
        const method = { userId: person, providerId: 'credential', accountId: person }
        await internalAdapter.linkAccount({ ...method, password: hash })
      }
      await internalAdapter.deleteUserSessions(person)
    },
    async signIns(person) {
      return (await sessionsOf(person)).map(
        ({ id, createdAt, expiresAt, ipAddress, userAgent }) => ({
          id,
          since: createdAt.getTime(),
          expiresAt: expiresAt.getTime(),
          address: ipAddress || null,
          browser: userAgent || null,
        }),
      )
    },
    async endSignIns(person, { only, except } = {}) {
      const ending = (await sessionsOf(person)).filter(
        ({ id }) => id !== except && (only === undefined || id === only),
      )
      const { internalAdapter } = await auth.$context
      for (const { token } of ending) await internalAdapter.deleteSession(token)
      return ending.length
    },
  }
}
