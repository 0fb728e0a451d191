import { AsnConvert } from '@peculiar/asn1-schema'
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509'
import { type Key, keyAlgorithm, serialNumber, x509 } from './library.ts'

/** A certificate authority of this installation alone: tablets are told to trust it once. */
export interface Authority {
  certificate: x509.X509Certificate
  key: Key
}

type Chance = (bytes: number) => Uint8Array

const day = 86_400_000
/** Longer than anyone keeps a tablet: who trusted it once never has to again. */
const lifeMs = 10 * 365 * day
/** A tablet whose clock is behind still trusts it. */
const backdateMs = 2 * day

/** Addresses of private networks, and names that no public site can have. */
const ranges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '127.0.0.0/8']
const ranges6 = ['fc00::/7', 'fe80::/10', '::1/128']
const endings = ['local', 'localhost', 'lan', 'home.arpa', 'internal']

/**
 * Makes one. It can vouch for private addresses and names alone, and for `own`: whoever got hold of
 * its key could not pretend to be any public site to a tablet that trusts it.
 * @param now ms UTC
 * @param own this machine's own names and addresses at this time, public ones among them
 */
export async function makeAuthority(
  now: number,
  random: Chance,
  own: { names: string[]; addresses: string[] },
): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])
  const mark = Buffer.from(random(3)).toString('hex').toUpperCase()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(random),
    name: [{ CN: [`Roomtap ${mark}`] }, { O: ['Roomtap, this installation only'] }],
    notBefore: new Date(now - backdateMs),
    notAfter: new Date(now + lifeMs),
    keys,
    signingAlgorithm: keyAlgorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      nameConstraints(own),
    ],
  })
  return { certificate, key: keys.privateKey }
}

/** RFC 5280, section 4.2.1.10. */
function nameConstraints({ names, addresses }: { names: string[]; addresses: string[] }) {
  const alone = addresses.map((address) => `${address}/${address.includes(':') ? 128 : 32}`)
  const permitted = [
    ...[...ranges, ...ranges6, ...alone].map((iPAddress) => new GeneralName({ iPAddress })),
    ...[...endings, ...names].map((dNSName) => new GeneralName({ dNSName })),
  ]
  const permittedSubtrees = new GeneralSubtrees(
    permitted.map((base) => new GeneralSubtree({ base })),
  )
  const value = AsnConvert.serialize(new NameConstraints({ permittedSubtrees }))
  return new x509.Extension('2.5.29.30', true, value)
}
