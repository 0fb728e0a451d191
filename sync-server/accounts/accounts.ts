import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { metaOrDraw } from '../db/meta.ts'
import { oneAtATime } from '../db/one-at-a-time.ts'
import type { Database } from '../db/open.ts'
import { type Role, roles } from '../http/rights.ts'
import { addressHeader, authOptions, cookiePrefix } from './options.ts'
import { drawSecret } from './secrets.ts'

const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
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
  /** the sign-in calls under /api/auth */
  handle: (request: Request, address: string) => Promise<Response>
  /** @throws where the address is taken */
  add: (person: NewPerson) => Promise<{ id: string }>
}

interface Parts {
  database: Database
  random: (bytes: number) => Uint8Array
  log: Logger
}

/** Brings better-auth's own tables up to date and opens it. */
export async function openAccounts({ database, random, log }: Parts): Promise<Accounts> {
  const secret = await metaOrDraw(database.db, 'signInSecret', () => drawSecret(random))
  const options = authOptions(database, secret, log)
  await oneAtATime(database, async () => (await getMigrations(options)).runMigrations())
  const auth = betterAuth(options)
  return {
    async find(headers) {
      if (!headers.get('cookie')?.includes(cookiePrefix)) return null
      const session = await auth.api.getSession({ headers })
      const person = z.safeParse(Person, session?.user)
      return person.success ? person.data : null
    },
    handle(request, address) {
      const headers = new Headers(request.headers)
      headers.set(addressHeader, address)
      return auth.handler(new Request(request, { headers }))
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
  }
}
