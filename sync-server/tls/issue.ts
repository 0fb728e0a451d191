import type { Authority } from './authority.ts'
import { keyAlgorithm, keyToPem, serialNumber, x509 } from './library.ts'

/** What an HTTPS server needs, as PEM, and when to make the next. */
export interface Issued {
  cert: string
  key: string
  /** ms UTC */
  expires: number
}

const day = 86_400_000
const lifeMs = 90 * day
const backdateMs = 2 * day

/**
 * A certificate for these names and addresses, with a key of its own, for 90 days.
 * @param now ms UTC
 */
export async function issueCertificate(
  authority: Authority,
  { names, addresses }: { names: string[]; addresses: string[] },
  now: number,
  random: (bytes: number) => Uint8Array,
): Promise<Issued> {
  const keys = await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])
  const expires = Math.min(now + lifeMs, authority.certificate.notAfter.getTime())
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(random),
    subject: [{ CN: [names[0] ?? addresses[0] ?? 'Roomtap'] }],
    issuer: authority.certificate.subject,
    notBefore: new Date(now - backdateMs),
    notAfter: new Date(expires),
    publicKey: keys.publicKey,
    signingKey: authority.key,
    signingAlgorithm: keyAlgorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: certificate.toString('pem'), key: await keyToPem(keys.privateKey), expires }
}
