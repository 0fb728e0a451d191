// @peculiar/x509 asks for the polyfill at load, so it comes before
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

x509.cryptoProvider.set(globalThis.crypto)

export { x509 }

/** What keys of the authority and of its certificates are: small, fast, and taken by every browser. */
export const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** A key of the platform's own. */
export type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** A positive serial number of 16 bytes, as hex. */
export function serialNumber(random: (bytes: number) => Uint8Array): string {
  const bytes = random(16)
  // the first bit would make it negative; a first byte of 0 would be cut
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return Buffer.from(bytes).toString('hex')
}

/** The private key as PEM (PKCS #8). */
export async function keyToPem(key: Key): Promise<string> {
  const bytes = await crypto.subtle.exportKey('pkcs8', key)
  return x509.PemConverter.encode(bytes, 'PRIVATE KEY')
}

/** @throws where the text is no private key of our kind */
export async function keyFromPem(pem: string): Promise<Key> {
  const [bytes] = x509.PemConverter.decode(pem)
  if (!bytes) throw new Error('there is no key in it')
  return crypto.subtle.importKey('pkcs8', bytes, keyAlgorithm, true, ['sign'])
}
