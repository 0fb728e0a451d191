import { secretHash } from '../accounts/secrets.ts'
import { tokenId } from '../accounts/tokens.ts'
import type { Context } from '../context.ts'
import { findPhoneByToken } from '../db/phones.ts'
import { findKioskByToken, findToken } from '../db/tokens.ts'
import type { Caller } from './rights.ts'

/**
 * Who sends this request: by API token, or the token of a kiosk or a phone, where it bears one, else by session cookie.
 * A bearer that nobody knows is nobody, whatever cookie comes with it.
 */
export async function findCaller(ctx: Context, headers: Headers): Promise<Caller> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return findBearer(ctx, authorization)
  const person = await ctx.accounts.find(headers)
  return person ? { kind: 'person', ...person } : { kind: 'anyone' }
}

async function findBearer(ctx: Context, authorization: string): Promise<Caller> {
  const secret = /^Bearer +([\w.~+/=-]{1,500})$/i.exec(authorization)?.[1]
  if (!secret) return { kind: 'anyone' }
  const hash = secretHash(secret)
  const kiosk = await findKioskByToken(ctx.database.db, hash)
  if (kiosk) return { kind: 'kiosk', id: kiosk.id, kiosk }
  const phone = await findPhoneByToken(ctx.database.db, hash)
  if (phone) return { kind: 'phone', id: phone.id, phone }
  const token = await findToken(ctx.database, hash, ctx.clock())
  if (!token) return { kind: 'anyone' }
  return { kind: 'token', id: tokenId(hash), name: token.name, role: token.role }
}
