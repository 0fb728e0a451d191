import * as z from 'zod/mini'
import { err, ok, type Result } from '../../src/domain/result.ts'

// what we need of OpenID Connect Discovery 1.0, section 3
const Document = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  token_endpoint_auth_methods_supported: z.optional(z.array(z.string())),
})

/** Nobody waits longer for a provider that hangs. */
const waitMs = 5_000

/** Where a provider says what it is. */
export const discoveryUrl = (issuer: string): string =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

/**
 * Asks a provider whether it is there and the one that was meant.
 * @returns `basic`: it wants the client's secret in a header; else why it can't be used, for the log
 */
export async function discover({
  issuer,
}: {
  issuer: string
}): Promise<Result<{ basic: boolean }, string>> {
  let told: unknown
  try {
    const answer = await fetch(discoveryUrl(issuer), { signal: AbortSignal.timeout(waitMs) })
    if (!answer.ok) return err(`the OpenID provider answered ${answer.status}`)
    told = await answer.json()
  } catch (error) {
    return err(`the OpenID provider can't be reached: ${error}`)
  }
  const document = z.safeParse(Document, told)
  if (!document.success) return err('the OpenID provider’s discovery document lacks what we need')
  if (document.data.issuer !== issuer) {
    return err(`OIDC_ISSUER must be as the provider calls itself: ${document.data.issuer}`)
  }
  // both are common; where nothing is said, the header is what the standard takes for said
  const ways = document.data.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return ok({ basic: !ways.includes('client_secret_post') })
}
