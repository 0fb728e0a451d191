import { importJWK, SignJWT } from 'jose'
import * as z from 'zod/mini'
import type { CertificateContent } from '../../src/domain/certificate.ts'
import type { Context } from '../context.ts'
import type { CertificateRow, CertificateVersion } from '../db/certificates.ts'
import { ownAddress } from '../links/address.ts'
import { amount } from './format.ts'
import { algorithm, keyAddress, needSigningKey } from './keys.ts'
import { type Around, verifyAddress } from './mail.ts'

// Open Badges 3.0 (https://www.imsglobal.org/spec/ob/v3p0), section 8.2: the credential is the payload of a
// JWT, with its own members as they are and `iss`, `jti`, `nbf`, `sub` beside them.

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

export const issuerAddress = (ctx: Around, programme: string): string =>
  `${ownAddress(ctx)}/api/v1/issuers/${encodeURIComponent(programme)}`

const achievementAddress = (ctx: Around, { programme, about }: CertificateRow): string =>
  `${issuerAddress(ctx, programme)}/achievements/${encodeURIComponent(about || 'programme')}`

export const statusAddress = (ctx: Around, code: string): string =>
  `${ownAddress(ctx)}/api/v1/credentials/${code}/status`

/** The id of a version's credential, where it is also found. */
export const credentialAddress = (ctx: Around, code: string, version: number): string =>
  `${verifyAddress(ctx, code)}/credential?version=${version}`

/** A profile of who issues, as the spec has it. */
export const issuerProfile = (ctx: Around, programme: string, sponsor: string) => ({
  id: issuerAddress(ctx, programme),
  type: ['Profile'],
  name: sponsor,
})

/** What was achieved, the same for all who have it. */
export function achievementOf(ctx: Around, row: CertificateRow, content: CertificateContent) {
  const fields = new Set(content.credits.flatMap((one) => one.fields.map(({ name }) => name)))
  return {
    id: achievementAddress(ctx, row),
    type: ['Achievement'],
    achievementType: 'Certificate',
    name: content.title,
    description: `${content.title} (${content.programme})`,
    criteria: {
      narrative: `Attended ${content.title}, as the sponsor’s record of attendance has it.`,
    },
    inLanguage: content.language,
    ...(fields.size === 0 ? {} : { fieldOfStudy: [...fields].join(', ') }),
  }
}

/** The claims of a version's credential: nothing of the person but the printed name. */
function claimsOf(ctx: Around, row: CertificateRow, version: CertificateVersion) {
  const { content, participant, issuedAt } = version
  const seconds = Math.floor(issuedAt / 1000)
  const id = credentialAddress(ctx, row.code, version.version)
  const subject = `${verifyAddress(ctx, row.code)}#participant`
  const [only, ...others] = content.credits
  const starts = content.sessions.map(({ start }) => start)
  const ends = content.sessions.map(({ end }) => end)
  return {
    '@context': contexts,
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: content.title,
    issuer: issuerProfile(ctx, row.programme, content.template.sponsor),
    validFrom: iso(seconds * 1000),
    credentialSubject: {
      id: subject,
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: false,
          identityHash: participant ?? '',
          identityType: 'name',
        },
      ],
      activityStartDate: iso(Math.min(...starts)),
      activityEndDate: iso(Math.max(...ends)),
      narrative: content.credits
        .map(({ name, hundredths }) => `${amount(hundredths)} ${name}`)
        .join('; '),
      ...(only && others.length === 0 ? { creditsEarned: only.hundredths / 100 } : {}),
      achievement: achievementOf(ctx, row, content),
    },
    credentialStatus: { id: statusAddress(ctx, row.code), type: '1EdTechRevocationList' },
    iss: issuerAddress(ctx, row.programme),
    jti: id,
    nbf: seconds,
    sub: subject,
  }
}

const iso = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')
const PrivateJwk = z.looseObject({ kty: z.literal('RSA') })

/** A version as Open Badges 3.0 credential: a JWT signed by the installation's key. */
export async function signedCredential(
  ctx: Context,
  row: CertificateRow,
  version: CertificateVersion,
): Promise<string> {
  const { kid, private_jwk } = await needSigningKey(ctx)
  const key = await importJWK(z.parse(PrivateJwk, JSON.parse(private_jwk)), algorithm)
  return new SignJWT(claimsOf(ctx, row, version))
    .setProtectedHeader({ alg: algorithm, kid: keyAddress(ctx, kid), typ: 'JWT' })
    .sign(key)
}

/** Which versions' credentials no longer hold, as 1EdTech's list of revocations has it. */
export function revocations(ctx: Around, row: CertificateRow) {
  const versions = Array.from({ length: row.version }, (_, n) => n + 1)
  const over = versions.filter((version) => row.state === 'revoked' || version < row.version)
  return {
    id: statusAddress(ctx, row.code),
    issuer: issuerAddress(ctx, row.programme),
    revokedCredential: over.map((version) => ({
      id: credentialAddress(ctx, row.code, version),
      revoked: true,
      revocationReason:
        row.state === 'revoked' ? 'revoked' : `superseded by version ${row.version}`,
    })),
  }
}
