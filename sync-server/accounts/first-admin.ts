import type { SetupRequest } from '../../src/domain/api.ts'
import type { Context } from '../context.ts'
import { hasAdmin } from '../db/accounts.ts'
import { audit } from '../db/audit.ts'
import { claimMeta, dropMeta, writeMeta } from '../db/meta.ts'
import { HttpProblem } from '../http/problem.ts'
import type { NewPerson } from './accounts.ts'
import { drawSecret, secretHash } from './secrets.ts'

const secretKey = 'setupSecret'

/**
 * Sees at the start to it that there is, or can be, a first admin (row D4): the one of ADMIN_EMAIL,
 * or whoever brings the secret that is given back here and is good until used or the next start.
 * @returns null where no set-up is needed
 */
export async function prepareFirstAdmin(ctx: Context): Promise<string | null> {
  const { db } = ctx.database
  if (!(await hasAdmin(db)) && ctx.config.firstAdmin) {
    const { email, password } = ctx.config.firstAdmin
    try {
      await addAdmin(ctx, { name: email.split('@')[0] ?? email, email, password })
    } catch (error) {
      // another process that started at the same time was first
      if (!(await hasAdmin(db))) throw error
    }
  }
  if (await hasAdmin(db)) {
    await dropMeta(db, secretKey)
    return null
  }
  const secret = drawSecret(ctx.random)
  await writeMeta(db, secretKey, secretHash(secret))
  return secret
}

/**
 * Makes the first admin for whoever brings the secret. The secret is taken away before anything
 * else, so that of two calls at the same time one succeeds.
 * @throws HttpProblem `forbidden`
 */
export async function useSetupSecret(
  ctx: Context,
  { secret, ...person }: SetupRequest,
): Promise<string> {
  const { db } = ctx.database
  const hash = secretHash(secret)
  if (!(await claimMeta(db, secretKey, hash))) throw refused(await hasAdmin(db))
  try {
    return await addAdmin(ctx, person)
  } catch (error) {
    await writeMeta(db, secretKey, hash)
    throw error
  }
}

function refused(done: boolean): HttpProblem {
  return new HttpProblem(
    'forbidden',
    done
      ? 'This server is set up already. Sign in.'
      : 'This is not the secret of this start. Open the address that the server printed when it started last.',
  )
}

async function addAdmin(ctx: Context, person: Omit<NewPerson, 'role'>): Promise<string> {
  const { id } = await ctx.accounts.add({ ...person, role: 'admin' })
  const { dialect } = ctx.database
  await ctx.database.transact((tx) =>
    audit(tx, dialect, {
      at: ctx.clock(),
      by: 'system',
      act: 'person-add',
      subject: `person:${id}`,
      detail: { role: 'admin' },
    }),
  )
  return id
}
