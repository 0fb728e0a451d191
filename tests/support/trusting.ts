import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const certutil = '/usr/bin/certutil'

/**
 * Makes Chromium, where it is started with `home` for a home, trust an authority as a person would by hand.
 * @param certificate DER
 */
export function trustIn(home: string, certificate: Uint8Array): void {
  const folder = join(home, '.pki', 'nssdb')
  mkdirSync(folder, { recursive: true })
  const file = join(home, 'roomtap.crt')
  writeFileSync(file, certificate)
  const database = ['-d', `sql:${folder}`]
  execFileSync(certutil, ['-N', ...database, '--empty-password'])
  execFileSync(certutil, ['-A', ...database, '-n', 'roomtap', '-t', 'C,,', '-i', file])
}
