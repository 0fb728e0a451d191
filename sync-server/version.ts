import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const file = new URL('../package.json', import.meta.url)

/** The version of this program. */
export const { version } = z.parse(
  z.object({ version: z.string() }),
  JSON.parse(readFileSync(file, 'utf8')),
)
