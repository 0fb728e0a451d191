import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/** Before the browser tests: the production build, fresh. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
