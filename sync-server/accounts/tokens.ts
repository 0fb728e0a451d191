import type { TokenMade, TokenRequest, TokenRow } from '../../src/domain/api-rights.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { type ApiToken, addToken, listTokens, setTokenRevoked } from '../db/tokens.ts'
import { HttpProblem } from '../http/problem.ts'
import { drawSecret, secretHash } from './secrets.ts'

const dayMs = 86_400_000

/** By what the history and the API name a token. */
export const tokenId = (hash: string): string => `token:${hash.slice(0, 12)}`

/** An API token as the API shows it. */
export function showToken(token: ApiToken): TokenRow {
  const { hash, name, role, by, created_at, expires_at, last_used } = token
  const times = { at: created_at, expiresAt: expires_at, lastUsed: last_used }
  return { id: tokenId(hash), name, role, by, ...times }
}

/** Makes an API token; what it is told by is given back this once. */
export async function makeToken(
  ctx: Context,
  { name, role, days }: TokenRequest,
  by: string,
): Promise<TokenMade> {
  const token = drawSecret(ctx.random)
  const at = ctx.clock()
  const row: ApiToken = {
    ...{ hash: secretHash(token), name, role, by },
    ...{ created_at: at, last_used: null, revoked_at: null },
    expires_at: days === null ? null : at + days * dayMs,
  }
  await ctx.database.transact(async (tx) => {
    await addToken(tx, row)
    const act = { at, by, act: 'token-add', subject: tokenId(row.hash), detail: { role, days } }
    await audit(tx, ctx.database.dialect, act)
  })
  return { ...showToken(row), token }
}

/** @throws HttpProblem `not-found` */
export async function revokeToken(ctx: Context, id: string, by: string) {
  const at = ctx.clock()
  await ctx.database.transact(async (tx) => {
    const found = (await listTokens(tx)).find(({ hash }) => tokenId(hash) === id)
    if (!found) throw new HttpProblem('not-found', 'There is no such token.')
    await setTokenRevoked(tx, found.hash, at)
    const act = { at, by, act: 'token-revoke', subject: id, detail: {} }
    await audit(tx, ctx.database.dialect, act)
  })
  return { id, revokedAt: at }
}
