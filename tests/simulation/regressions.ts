import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { Plan } from './plan.ts'

const folder = join(import.meta.dirname, 'regressions')

const Pinned = z.object({
  /** what went wrong, as it was first told */
  failure: z.string(),
  plan: Plan,
})
export type Pinned = z.infer<typeof Pinned> & { name: string }

/**
 * The plans that once failed. One that can't be read is no reason to pass.
 * @throws Error that names the file
 */
export function readPinned(from = folder): Pinned[] {
  return readdirSync(from)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => {
      try {
        const read: unknown = JSON.parse(readFileSync(join(from, name), 'utf8'))
        return { name, ...z.parse(Pinned, read) }
      } catch (error) {
        throw new Error(`The pinned plan ${name} can't be read`, { cause: error })
      }
    })
}

/** Pins a plan that failed; gives the file's name. */
export function pin(plan: Plan, failure: string, to = folder): string {
  mkdirSync(to, { recursive: true })
  const rule = /^\[(\w+)\]/.exec(failure)?.[1] ?? 'unknown'
  const name = `${rule.toLowerCase()}-${plan.seed}.json`
  const text = JSON.stringify({ failure: failure.slice(0, 300), plan }, null, 2)
  writeFileSync(join(to, name), `${text}\n`)
  return name
}
