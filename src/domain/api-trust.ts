import * as z from 'zod/mini'

/**
 * How a tablet reaches this server over HTTPS.
 * `local`: by a certificate of the installation's own authority, which each tablet is told to trust once;
 * `other`: by a certificate or a proxy that the settings name; `none`: not at all just now.
 */
export const TrustAnswer = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('local'),
    port: z.int(),
    /** where the same is served over plain http, for tablets that don't trust it yet */
    plainPort: z.int(),
    /** SHA-256 of the authority's certificate, AB:CD:… */
    fingerprint: z.string(),
    /** where the authority's certificate is downloaded */
    path: z.string(),
    /** the server's addresses in its networks */
    addresses: z.array(z.string()),
  }),
  z.object({ way: z.literal('other'), address: z.nullable(z.string()) }),
  z.object({ way: z.literal('none') }),
])
export type TrustAnswer = z.infer<typeof TrustAnswer>
