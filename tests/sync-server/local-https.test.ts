import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createSecureContext, TLSSocket as Secure, type TLSSocket } from 'node:tls'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../sync-server/config.ts'
import { makeAuthority } from '../../sync-server/tls/authority.ts'
import { issueCertificate } from '../../sync-server/tls/issue.ts'
import { keepCertificate } from '../../sync-server/tls/keep.ts'
import type { OwnNames } from '../../sync-server/tls/own-names.ts'
import { ownNames } from '../../sync-server/tls/own-names.ts'
import { fakeRandom } from '../support/chance.ts'
import { fakeClock } from '../support/clock.ts'

const day = 86_400_000
const venue: OwnNames = { names: ['localhost', 'venue.local'], addresses: ['192.168.7.20'] }

function around(own: OwnNames = venue) {
  const clock = fakeClock(Date.now())
  const here = { own }
  const dataDir = mkdtempSync(join(tmpdir(), 'roomtap-tls-'))
  const random = fakeRandom()
  return { dataDir, clock, random, own: () => here.own, log: pino({ level: 'silent' }), here }
}
const file = (dataDir: string) => join(dataDir, 'tls', 'authority.pem')

describe('[row D5] HTTPS of the installation’s own', () => {
  it('makes an authority once, readable by its user alone, and takes the same one after a restart', async () => {
    const its = around()
    const first = await keepCertificate(its)
    expect(statSync(file(its.dataDir)).mode & 0o777).toBe(0o600)
    const again = await keepCertificate(its)
    expect(again.fingerprint).toBe(first.fingerprint)
    expect(again.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    expect(again.current().cert).not.toBe(first.current().cert)
  })

  it('two that start at once come to the same authority', async () => {
    const its = around()
    const both = await Promise.all([keepCertificate(its), keepCertificate(its)])
    expect(both[0].fingerprint).toBe(both[1].fingerprint)
  })

  it('says which file is damaged, and makes no other authority behind a person’s back', async () => {
    const its = around()
    await keepCertificate(its)
    writeFileSync(file(its.dataDir), 'half a fi')
    await expect(keepCertificate(its)).rejects.toThrow(/authority\.pem is damaged.*backup/)
    expect(readFileSync(file(its.dataDir), 'utf8')).toBe('half a fi')
  })

  it('the certificate names this machine, for server use, signed by the authority', async () => {
    const kept = await keepCertificate(around())
    const [leaf, authority] = [
      new X509Certificate(kept.current().cert),
      new X509Certificate(kept.authority),
    ]
    expect(leaf.verify(authority.publicKey)).toBe(true)
    expect(leaf.checkIP('192.168.7.20')).toBeDefined()
    expect(leaf.checkHost('venue.local')).toBeDefined()
    expect(leaf.ca).toBe(false)
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  })

  it('renews when 30 of its 90 days are left, not before', async () => {
    const its = around()
    const kept = await keepCertificate(its)
    const first = kept.current()
    its.clock.advance(59 * day)
    expect(await kept.renew()).toBe(false)
    its.clock.advance(2 * day)
    expect(await kept.renew()).toBe(true)
    expect(kept.current().expires - first.expires).toBe(61 * day)
  })

  it('renews at once in another network', async () => {
    const its = around()
    const kept = await keepCertificate(its)
    its.here.own = { ...venue, addresses: ['10.1.2.3'] }
    expect(await kept.renew()).toBe(true)
    expect(new X509Certificate(kept.current().cert).checkIP('10.1.2.3')).toBeDefined()
    expect(await kept.renew()).toBe(false)
  })
})

describe('[row D5] what the authority may vouch for', () => {
  it.each([
    ['venue.local', true],
    ['roomtap.conference.lan', true],
    ['own.example.org', true],
    ['example.org', false],
    ['bank.example', false],
  ])('%s: %s', async (name, trusted) => {
    const random = fakeRandom()
    const authority = await makeAuthority(Date.now(), random, {
      names: ['own.example.org'],
      addresses: [],
    })
    const leaf = await issueCertificate(
      authority,
      { names: [name], addresses: [] },
      Date.now(),
      random,
    )
    const error = await handshake(name, leaf, authority.certificate.toString('pem'))
    expect(error === null).toBe(trusted)
    if (!trusted) expect(error).toMatch(/permitted subtree/)
  })
})

it('leaves out addresses that hold on one link alone, and names that are none', () => {
  const one = (address: string, family: 'IPv4' | 'IPv6') => ({
    address,
    family,
    internal: false,
    netmask: '',
    mac: '',
    cidr: null,
    scopeid: 0,
  })
  const there = { lan: [one('fe80::1', 'IPv6'), one('fd00::2', 'IPv6'), one('10.0.0.7', 'IPv4')] }
  expect(ownNames(there as never, 'Venue')).toEqual({
    names: ['localhost', 'venue', 'venue.local'],
    addresses: ['10.0.0.7', 'fd00::2'],
  })
  expect(ownNames({}, 'a_b').names).toEqual(['localhost'])
})

describe('[row D5] settings', () => {
  it.each([
    [{}, { port: 8443, wanted: false }],
    [{ PORT: '0' }, { port: 0, wanted: false }],
    [{ HTTPS_PORT: '9443' }, { port: 9443, wanted: true }],
    [{ HTTPS_PORT: 'off' }, null],
    [{ TLS_CERT: 'c', TLS_KEY: 'k' }, null],
    [{ PUBLIC_URL: 'https://attendance.example.org' }, null],
    [{ PUBLIC_URL: 'http://tablets.example.org' }, { port: 8443, wanted: false }],
  ])('%j: %j', (env, expected) => {
    expect(readConfig(env).localHttps).toEqual(expected)
  })
  it('a port of its own makes no sense beside a certificate', () => {
    const env = { TLS_CERT: 'c', TLS_KEY: 'k', HTTPS_PORT: '9443' }
    expect(() => readConfig(env)).toThrow('HTTPS_PORT goes without TLS_CERT')
  })
})

/** Why a client that trusts `ca` refuses this server; null: it doesn't. */
async function handshake(
  servername: string,
  { cert, key }: { cert: string; key: string },
  ca: string,
): Promise<string | null> {
  const context = createSecureContext({ cert, key })
  const server = createServer((socket) => {
    const secure = new Secure(socket, { isServer: true, secureContext: context })
    secure.on('error', () => socket.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  let client: TLSSocket | undefined
  const error = await new Promise<string | null>((done) => {
    client = connect({ port, host: '127.0.0.1', servername, ca }, () => done(null))
    client.on('error', (failed) => done(failed.message))
  })
  client?.destroy()
  await new Promise((done) => server.close(done))
  return error
}
