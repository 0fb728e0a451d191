import { spawnSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { stampOf } from './stamp.ts'

/** Builds the app where that was not done, or not since its sources changed. */
const root = resolve(import.meta.dirname, '../..')
const sources = [
  '{src,public}/**',
  'sync-server/build/*',
  '{index.html,vite.config.ts,package.json,package-lock.json}',
]

function builtAt(): number {
  return statSync(stampOf(resolve(root, 'dist')), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function changedAt(): number {
  const files = globSync(sources, { cwd: root })
  return Math.max(...files.map((file) => statSync(resolve(root, file)).mtimeMs))
}

if (changedAt() > builtAt()) {
  console.log('Building the pages once …')
  const options = { cwd: root, encoding: 'utf8', maxBuffer: Infinity } as const
  const built = spawnSync('npm', ['run', '--silent', 'build'], options)
  // what a build says of itself is of use to nobody who just starts the server, unless it fails
  if (built.status !== 0) {
    console.error(built.error ?? `${built.stdout}${built.stderr}`)
    process.exitCode = built.status ?? 1
  }
}
