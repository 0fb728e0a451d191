import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { base64url } from '../../src/domain/base64url.ts'
import { drawSecret } from '../accounts/secrets.ts'
import type { Config } from '../config.ts'
import { metaOrDraw } from '../db/meta.ts'
import type { Database } from '../db/open.ts'

interface Around {
  config: Pick<Config, 'linkSecret' | 'dataDir'>
  database: Pick<Database, 'db' | 'dialect'>
  random: (bytes: number) => Uint8Array
}

/**
 * The secret under which personal links are made, drawn at the first start: LINK_SECRET where that is set;
 * beside the embedded database a file of its own, so that a copy of the database alone opens no link; on
 * PostgreSQL, which several machines share, in the database.
 * @throws Error that names the file, where it can't be read or written
 */
export async function linkSecret({ config, database, random }: Around): Promise<string> {
  if (config.linkSecret !== null) return config.linkSecret
  if (database.dialect === 'postgres') {
    return metaOrDraw(database.db, 'linkSecret', () => drawSecret(random))
  }
  const file = join(config.dataDir, 'link-secret')
  try {
    return (await readIfThere(file)) ?? (await writeNew(file, random))
  } catch (error) {
    throw new Error(`The secret of the personal links can't be kept in ${file}`, { cause: error })
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Whole and durable before it bears its name; where another process was first, what that one wrote. */
async function writeNew(file: string, random: Around['random']): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  const secret = drawSecret(random)
  const part = `${file}.${base64url(random(6))}`
  try {
    await writeFile(part, `${secret}\n`, { mode: 0o600, flush: true })
    await link(part, file)
    return secret
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    return (await readFile(file, 'utf8')).trim()
  } finally {
    await rm(part, { force: true })
  }
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
