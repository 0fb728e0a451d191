import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/** Before the browser tests: the production build, fresh. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: resolve(import.meta.dirname, '../..'),
    // the test runner's own would make another build than people get
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
