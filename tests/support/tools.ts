import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Whether a program of Debian's is here, or could be installed now; where not, a loud line says what is left out.
 * @param path where the package puts it
 */
export function hasTool(path: string, debianPackage: string, what: string): boolean {
  if (existsSync(path)) return true
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      stdio: 'ignore',
    })
    return existsSync(path)
  } catch {
    console.warn(`\n!!! LEFT OUT: ${what}. It needs ${path} (Debian's package ${debianPackage}).\n`)
    return false
  }
}
