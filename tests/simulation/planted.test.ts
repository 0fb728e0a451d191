import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { runToEnd } from '../support/child.ts'
import { plantedBugs } from './planted/bugs.ts'

const Found = z.object({
  bug: z.string(),
  seed: z.nullable(z.int()),
  failure: z.nullable(z.string()),
})

it.each(Object.entries(plantedBugs))(
  'a planted bug is found: %s',
  async (name, { within }) => {
    const program = join(import.meta.dirname, 'planted/find.ts')
    const { stdout, stderr } = await runToEnd([program, name], {})
    const found = z.parse(Found, JSON.parse(stdout.trim().split('\n').at(-1) || stderr))
    expect(found.seed).toBeLessThanOrEqual(within)
    expect(found.failure).toMatch(/^\[/)
  },
  300_000,
)
