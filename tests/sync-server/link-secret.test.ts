import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEmbedded } from '../../sync-server/db/open.ts'
import { linkSecret } from '../../sync-server/links/secret.ts'
import { fakeRandom } from '../support/chance.ts'
import { tempDir } from '../support/child.ts'

it('the secret of personal links lies beside the database, drawn once, for its owner’s eyes', async () => {
  const config = { linkSecret: null, dataDir: join(tempDir(), 'data') }
  const database = await openEmbedded(':memory:')
  const ask = (seed: number) => linkSecret({ config, database, random: fakeRandom(seed) })
  const [first, second] = await Promise.all([ask(1), ask(2)])
  expect(second).toBe(first)
  expect(await ask(3)).toBe(first)
  const file = join(config.dataDir, 'link-secret')
  expect(readFileSync(file, 'utf8')).toBe(`${first}\n`)
  expect(statSync(file).mode & 0o077).toBe(0)
  const set = 'a secret that somebody set for all processes'
  const given = { config: { ...config, linkSecret: set }, database, random: fakeRandom(4) }
  expect(await linkSecret(given)).toBe(set)
  await database.close()
})
