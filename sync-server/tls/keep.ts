import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Authority, makeAuthority } from './authority.ts'
import { type Issued, issueCertificate } from './issue.ts'
import { keyFromPem, keyToPem, serialNumber, x509 } from './library.ts'
import type { OwnNames } from './own-names.ts'

export interface Around {
  /** where the authority lies, in a folder of its own */
  dataDir: string
  clock: () => number
  random: (bytes: number) => Uint8Array
  own: () => OwnNames
  log: Logger
}

/** The certificate for HTTPS, kept fresh. */
export interface LocalCertificate {
  /** the authority's certificate, for tablets to trust: DER */
  authority: Uint8Array<ArrayBuffer>
  /** SHA-256 of it, as people compare it: AB:CD:… */
  fingerprint: string
  current: () => Issued
  /** makes a new one where a third of its life or less is left, or this machine's names changed; whether it did */
  renew: () => Promise<boolean>
}

const day = 86_400_000
const renewBeforeMs = 30 * day

/**
 * Reads the authority of this installation, or makes it at the first start, and issues a certificate.
 * @throws Error that says which file, where one can't be read or written
 */
export async function keepCertificate(around: Around): Promise<LocalCertificate> {
  const { clock, random, own, log } = around
  const authority = await readOrMake(around)
  if (authority.certificate.notAfter.getTime() - clock() < 365 * day)
    log.warn(
      { expires: authority.certificate.notAfter },
      'the certificate authority of this installation ends within a year; tablets must then trust a new one',
    )
  let names = own()
  let issued = await issueCertificate(authority, names, clock(), random)
  return {
    authority: new Uint8Array(authority.certificate.rawData),
    fingerprint: await fingerprintOf(authority.certificate),
    current: () => issued,
    renew: async () => {
      const now = own()
      const isFresh = issued.expires - clock() > renewBeforeMs
      if (isFresh && JSON.stringify(now) === JSON.stringify(names)) return false
      issued = await issueCertificate(authority, now, clock(), random)
      names = now
      return true
    },
  }
}

async function fingerprintOf(certificate: x509.X509Certificate): Promise<string> {
  const hash = await certificate.getThumbprint('SHA-256')
  return (Buffer.from(hash).toString('hex').toUpperCase().match(/../g) ?? []).join(':')
}

const fileName = 'authority.pem'

async function readOrMake(around: Around): Promise<Authority> {
  const folder = join(around.dataDir, 'tls')
  const file = join(folder, fileName)
  const text = await readIfThere(file)
  if (text !== null) return parse(text, file)
  const made = await makeAuthority(around.clock(), around.random, around.own())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pem = `${made.certificate.toString('pem')}\n${await keyToPem(made.key)}\n`
  return (await writeNew(file, pem, serialNumber(around.random)))
    ? made
    : parse(await readFile(file, 'utf8'), file)
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw new Error(`The certificate authority can't be read: ${file}`, { cause: error })
  }
}

/** Writes certificate and key as one file, whole and durable before it bears its name; false: another process was first. */
async function writeNew(file: string, text: string, own: string): Promise<boolean> {
  const part = `${file}.${own}`
  try {
    await writeFile(part, text, { mode: 0o600, flush: true })
    await link(part, file)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw new Error(`The certificate authority can't be written: ${file}`, { cause: error })
  } finally {
    await rm(part, { force: true })
  }
}

async function parse(text: string, file: string): Promise<Authority> {
  try {
    const certificate = new x509.X509Certificate(block(text, 'CERTIFICATE'))
    return { certificate, key: await keyFromPem(block(text, 'PRIVATE KEY')) }
  } catch (error) {
    throw new Error(
      `The certificate authority in ${file} is damaged. Put the file back from a backup; without one remove it, and trust the new one on every tablet.`,
      { cause: error },
    )
  }
}

function block(text: string, label: string): string {
  const found = new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`).exec(text)
  if (!found) throw new Error(`there is no ${label} in it`)
  return found[0]
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
