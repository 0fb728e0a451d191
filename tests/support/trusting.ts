import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes Chromium, where it is started with `home` for a home, trust an authority as a person would by hand.
 * @param certificate DER
 * @throws where there is no certutil and none can be installed
 */
export function trustIn(home: string, certificate: Uint8Array): void {
  const folder = join(home, '.pki', 'nssdb')
  mkdirSync(folder, { recursive: true })
  const file = join(home, 'roomtap.crt')
  writeFileSync(file, certificate)
  const database = ['-d', `sql:${folder}`]
  certutil('-N', ...database, '--empty-password')
  certutil('-A', ...database, '-n', 'roomtap', '-t', 'C,,', '-i', file)
}

function certutil(...args: string[]): void {
  try {
    execFileSync('certutil', args)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    execFileSync('apt-get', ['install', '-y', '-qq', 'libnss3-tools'])
    execFileSync('certutil', args)
  }
}
