import { exportJWK, generateKeyPair } from 'jose'
import * as z from 'zod/mini'
import type { IssuerKey, Jwk } from '../../src/domain/api-certificates.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { lockImports } from '../db/imports.ts'
import { addSigningKey, type IssuerKeyRow, publicKeys, signingKey } from '../db/issuer-keys.ts'
import { HttpProblem } from '../http/problem.ts'
import { ownAddress } from '../links/address.ts'

/** What Open Badges 3.0 asks of a verifier at least. */
export const algorithm = 'RS256'
const bits = 2048

/** A public key as anybody may see it: of an RSA key, nothing else. */
const PublicJwk = z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string() })

/** Where a public key is found: what a credential's header names. */
export const keyAddress = (ctx: Pick<Context, 'config' | 'localHttps'>, kid: string): string =>
  `${ownAddress(ctx)}/api/v1/credentials/keys/${kid}`

type Around = Pick<Context, 'config' | 'localHttps' | 'database'>

/** Every key that ever signed, so that what an older one signed can be verified. */
export async function publishedKeys(ctx: Around): Promise<Jwk[]> {
  const rows = await publicKeys(ctx.database.db)
  return rows.map(({ kid, public_jwk }) => ({
    ...z.parse(PublicJwk, JSON.parse(public_jwk)),
    kid: keyAddress(ctx, kid),
    alg: algorithm,
    use: 'sig',
  }))
}

/** @throws HttpProblem `not-found` */
export async function publishedKey(ctx: Around, kid: string): Promise<Jwk> {
  const address = keyAddress(ctx, kid)
  const key = (await publishedKeys(ctx)).find((one) => one.kid === address)
  if (!key) throw new HttpProblem('not-found', 'There is no such key.')
  return key
}

/** The key that signs; made the first time. */
export async function needSigningKey(ctx: Context): Promise<IssuerKeyRow> {
  const known = await signingKey(ctx.database.db)
  if (known) return known
  const made = await makeKey(ctx)
  return ctx.database.transact(async (tx) => {
    await lockImports(tx, ctx.database.dialect)
    // another process may have been first
    const other = await signingKey(tx)
    if (other) return other
    await addSigningKey(tx, made)
    await note(tx, ctx, made, 'system')
    return made
  })
}

/** Makes a new key that signs from now on; the public parts of those before stay published. */
export async function rotateKey(ctx: Context, by: string): Promise<IssuerKey> {
  const made = await makeKey(ctx)
  await ctx.database.transact(async (tx) => {
    await lockImports(tx, ctx.database.dialect)
    await addSigningKey(tx, made)
    await note(tx, ctx, made, by)
  })
  return { kid: made.kid, createdAt: made.created_at, retiredAt: null }
}

async function makeKey(ctx: Context): Promise<IssuerKeyRow> {
  const pair = await generateKeyPair(algorithm, { modulusLength: bits, extractable: true })
  return {
    kid: ctx.newId(),
    public_jwk: JSON.stringify(await exportJWK(pair.publicKey)),
    private_jwk: JSON.stringify(await exportJWK(pair.privateKey)),
    created_at: ctx.clock(),
    retired_at: null,
  }
}

async function note(
  tx: Parameters<typeof addSigningKey>[0],
  ctx: Context,
  { kid }: IssuerKeyRow,
  by: string,
): Promise<void> {
  const act = { act: 'issuer-key', subject: `issuer-key:${kid}`, detail: {} }
  await audit(tx, ctx.database.dialect, { at: ctx.clock(), by, ...act })
}
