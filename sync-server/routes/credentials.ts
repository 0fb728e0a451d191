import * as z from 'zod/mini'
import { IssuerKey, Jwk } from '../../src/domain/api-certificates.ts'
import { typedCode } from '../../src/domain/verification-code.ts'
import { achievementOf, issuerProfile, revocations } from '../certificates/credential.ts'
import { publishedKey, publishedKeys, rotateKey } from '../certificates/keys.ts'
import { templateFor } from '../certificates/world.ts'
import { templatesOf } from '../db/certificate-designs.ts'
import { certificateByCode, someCertificate, versionsOf } from '../db/certificates.ts'
import { publicKeys } from '../db/issuer-keys.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, admins } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { needProgramme } from './programmes.ts'

const perMinute = { max: 120, windowMs: 60_000 }
const JwkSet = z.object({ keys: z.array(Jwk) })
const types = () => z.array(z.string())
const Profile = z.object({ id: z.string(), type: types(), name: z.string() })
const Achievement = z.object({
  id: z.string(),
  type: types(),
  achievementType: z.string(),
  name: z.string(),
  description: z.string(),
  criteria: z.object({ narrative: z.string() }),
  inLanguage: z.string(),
  fieldOfStudy: z.optional(z.string()),
})
const Revocations = z.object({
  id: z.string(),
  issuer: z.string(),
  revokedCredential: z.array(
    z.object({ id: z.string(), revoked: z.boolean(), revocationReason: z.string() }),
  ),
})

const keySet = (path: string) =>
  route({
    method: 'get',
    path,
    rights: 'anyone',
    does: 'The public keys of credentials, also of keys that sign no more',
    answer: JwkSet,
    handle: async ({ ctx, address }) => {
      await ctx.limits.take('credentials', address, perMinute)
      return { keys: await publishedKeys(ctx) }
    },
  })

/** Where verifiers look for keys by themselves. */
export const keySetRoutes = [keySet('/.well-known/jwks.json')]

/** What verifiers of credentials ask for, without signing in, and the keys in the admin (row C3). */
export const credentialRoutes = [
  keySet('/api/v1/credentials/keys'),
  route({
    method: 'get',
    path: '/api/v1/credentials/keys/:kid',
    rights: 'anyone',
    does: 'A public key of credentials',
    answer: Jwk,
    handle: async ({ ctx, params, address }) => {
      await ctx.limits.take('credentials', address, perMinute)
      return publishedKey(ctx, params.kid)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/credentials/:code/status',
    rights: 'anyone',
    does: 'Which credentials of a certificate were revoked or superseded',
    answer: Revocations,
    handle: async ({ ctx, params, address }) => {
      await ctx.limits.take('credentials', address, perMinute)
      const code = typedCode(params.code)
      const row = code === null ? null : await certificateByCode(ctx.database.db, code)
      if (!row) throw new HttpProblem('not-found', 'There is no such credential.')
      return revocations(ctx, row)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/issuers/:id',
    rights: 'anyone',
    does: 'Who issues a programme’s certificates',
    answer: Profile,
    handle: async ({ ctx, params, address }) => {
      await ctx.limits.take('credentials', address, perMinute)
      const templates = await templatesOf(ctx.database.db, params.id)
      const template = templateFor({ templates, sessions: new Map() }, null)
      if (!template) throw new HttpProblem('not-found', 'There is no such issuer.')
      await needProgramme(ctx, params.id)
      return issuerProfile(ctx, params.id, template.content.sponsor)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/issuers/:id/achievements/:achievement',
    rights: 'anyone',
    does: 'What certificates are issued for',
    answer: Achievement,
    handle: async ({ ctx, params, address }) => {
      await ctx.limits.take('credentials', address, perMinute)
      const { db } = ctx.database
      const about = params.achievement === 'programme' ? '' : params.achievement
      const row = await someCertificate(db, params.id, about)
      const [newest] = row ? await versionsOf(db, row.id) : []
      if (!row || !newest) throw new HttpProblem('not-found', 'There is no such achievement.')
      return achievementOf(ctx, row, newest.content)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/issuer-keys',
    rights: admins,
    does: 'The keys of credentials, without their secrets',
    answer: z.object({ items: z.array(IssuerKey) }),
    handle: async ({ ctx }) => ({
      items: (await publicKeys(ctx.database.db)).map(({ kid, created_at, retired_at }) => ({
        ...{ kid, createdAt: created_at, retiredAt: retired_at },
      })),
    }),
  }),
  route({
    method: 'post',
    path: '/api/v1/issuer-keys',
    rights: admins,
    does: 'Makes a new key that signs from now on; those before stay published',
    answer: IssuerKey,
    status: 201,
    handle: ({ ctx, caller }) => rotateKey(ctx, actor(caller)),
  }),
]
